// SPDX-License-Identifier: MIT
// The page, from top to bottom.
document.body.append(tip);
byId("title").replaceChildren(...marked(data.title));
document.title = visible(data.title);
openFinding();
addRates();
addPairs();
addNetwork();
addLags();
addPlaces();
addForest();
openReadingRoom();
openMethods();
followWidth();
setTimeout(drawFigures, 0);
