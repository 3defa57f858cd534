// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>

#include <themata/text/xml_references.hpp>

using namespace themata;

TEST_CASE("references to characters that XML does not have are found at their place") {
  for (const char* bad : {"&#0;", "&#x0;", "&#000;", "&#xD800;", "&#57343;", "&#x110000;",
                          "&#4294967296;", "&#x100000000000000000;"}) {
    const std::string xml = std::string("<a>&#65; &amp; ") + bad + " b</a>";
    INFO(xml);
    CHECK(find_forbidden_reference(xml) == 15);
  }
}

TEST_CASE("other references, and what only looks like one, are let by") {
  for (const char* good : {"", "&#9;", "&#x10FFFF;", "&#xd7ff;", "&#10", "&#;", "&#x;", "&#0 ;",
                           "&0;", "<!-- &#0; -->", "<![CDATA[&#0;]]>", "<!-- &#0;"}) {
    INFO(good);
    CHECK_FALSE(find_forbidden_reference(good));
  }
  CHECK(find_forbidden_reference("<!-- &#0; -->&#0;") == 13);
}
