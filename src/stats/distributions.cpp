// SPDX-License-Identifier: MIT
#include "distributions.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

namespace themata {
namespace {

using boost::math::complement;
using boost::math::policies::ignore_error;
using boost::math::policies::overflow_error;
using boost::math::policies::policy;
using boost::math::policies::promote_double;
/// Bits that do not depend on what a long double is on the machine.
using Policy = policy<promote_double<false>, overflow_error<ignore_error>>;

}  // namespace

double normal_width(double confidence) {
  const boost::math::normal_distribution<double, Policy> normal(0, 1);
  return boost::math::quantile(complement(normal, (1 - confidence) / 2));
}

double chi_squared_upper(double statistic, double degrees) {
  const boost::math::chi_squared_distribution<double, Policy> chi_squared(degrees);
  return boost::math::cdf(complement(chi_squared, statistic));
}

double beta_quantile(double alpha, double beta, double share) {
  return boost::math::quantile(boost::math::beta_distribution<double, Policy>(alpha, beta), share);
}

double beta_upper_quantile(double alpha, double beta, double share) {
  const boost::math::beta_distribution<double, Policy> distribution(alpha, beta);
  return boost::math::quantile(complement(distribution, share));
}

double binomial_probability(double count, double trials, double success) {
  const boost::math::binomial_distribution<double, Policy> binomial(trials, success);
  return boost::math::pdf(binomial, count);
}

}  // namespace themata
