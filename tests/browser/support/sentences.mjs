// SPDX-License-Identifier: MIT
// What the invented people of the fixture say. Nothing here describes a real case.
export const themes = [
  { name: "procedural", label: "procedural", parent: null, depth: 0, note: "How decisions are made" },
  { name: "procedural.voice", label: "voice", parent: 0, depth: 1, note: "Being heard" },
  { name: "procedural.respect", label: "respect", parent: 0, depth: 1, note: "Being treated with dignity" },
  { name: "procedural.explanation", label: "explanation", parent: 0, depth: 1, note: "Being told why" },
  { name: "distributive", label: "distributive", parent: null, depth: 0, note: "Who gets what" },
  { name: "distributive.sentence", label: "sentence", parent: 4, depth: 1, note: "What the court gave" },
  { name: "distributive.outcome", label: "outcome", parent: 4, depth: 1, note: "What came of it" },
  { name: "distributive.equity", label: "equity", parent: 4, depth: 1, note: "Shares" },
];

// [pattern, theme, polarity, status, sentence with the matched words between bars]
export const coded = [
  ["heard (her|him|me) out", 1, 1, 0, "The harbour board |heard me out| before anything was written down."],
  ["nobody asked", 1, 2, 0, "And |nobody asked| the ferry crew what they had seen."],
  ["let (her|him|them) speak", 1, 1, 1, "They did not |let them speak| at the first meeting."],
  ["with respect", 2, 1, 0, "She spoke to us |with respect|, even on the bad days."],
  ["talked down to", 2, 2, 0, "You could tell the lighthouse keeper was |talked down to|."],
  ["told (her|him|us) why", 3, 1, 0, "At least somebody |told us why| the pier was closed."],
  ["no reason given", 3, 2, 0, "The letter came with |no reason given|."],
  ["two years", 5, 1, 0, "In the end the smuggler got |two years|."],
  ["suspended sentence", 5, 1, 2, "If there was a |suspended sentence|, I never read of it."],
  ["got (her|his|their) boat back", 6, 1, 0, "The old man |got his boat back| in the spring."],
  ["walked away with nothing", 6, 2, 0, "The family |walked away with nothing|."],
  ["equal shares", 7, 1, 0, "They split the catch in |equal shares|, as they always did."],
  ["more than (her|his|their) share", 7, 2, 0, "The co-op took |more than their share| that winter."],
];

export const filler = [
  "It rained for most of that week.",
  "I had only been on the island since the autumn.",
  "We walked down to the net loft and back again.",
  "That was before the new slipway, you understand.",
  "I keep the log in a blue book, it is all in there.",
  "There is a café by the chandlery and it never closes.",
  "Nobody on the mainland knew the tides the way she did.",
  "I would have to look up the date.",
  "So we waited, and we drank a lot of tea.",
];

export const questions = [
  "What happened after that?",
  "Can you say a little more about the meeting?",
  "How did that sit with you?",
  "Who else was there?",
];
