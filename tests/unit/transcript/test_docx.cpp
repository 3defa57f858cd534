// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include "docx_file.hpp"
#include "reading.hpp"

using namespace themata;
using namespace themata::testing;

namespace {

std::string text_of(const std::string& body) {
  return std::string(read(docx_of(body), "docx").only().text);
}

std::string styles(const std::string& inside) { return xml("<w:styles>" + inside + "</w:styles>"); }

std::string with_styles(const std::string& body, const std::string& styles_inside) {
  const Parts parts{{"word/styles.xml", styles(styles_inside)},
                    {"word/_rels/document.xml.rels", relations({{"styles", "styles.xml"}})}};
  return std::string(read(docx_of(body, parts), "docx").only().text);
}

std::string field(const std::string& type) {
  return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}

std::string docx_refusal(const std::string& bytes) { return refusal(bytes, "docx"); }

}  // namespace

TEST_CASE("a Word paragraph is a line, and labels in it are labels") {
  const Reading reading = read(docx_of(line("Interviewer: Was it?") + line("Participant: It was.") +
                                       line("In a way.") + line("") + line("Interviewer: Why?")),
                               "docx");
  CHECK(reading.str() ==
        "Interviewer/interviewer: Was it?\nParticipant/respondent: It was.|In a way.\n"
        "Interviewer/interviewer: Why?\n");
  CHECK(reading.only().text ==
        "Interviewer: Was it?\nParticipant: It was.\nIn a way.\n\nInterviewer: Why?");
  CHECK(reading.only().format == "docx");
  CHECK(reading.said().empty());
}

TEST_CASE("words split over runs are one word") {
  CHECK(text_of(paragraph(run("vic") + "<w:proofErr w:type=\"spellStart\"/>" +
                          run("tim", "<w:b/>") + "<w:bookmarkStart w:id=\"1\"/>" + run("s ") +
                          run("speak"))) == "victims speak");
}

TEST_CASE("tabs, breaks, hyphens and symbols") {
  CHECK(text_of(paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t>"
                          "<w:softHyphen/><w:t>d</w:t><w:sym w:font=\"Arial\" w:char=\"00E9\"/>"
                          "<w:br/><w:t>e</w:t><w:cr/><w:t>f</w:t></w:r>")) ==
        "a\tb-c\u00AD"
        "d\u00E9\ne\nf");
}

TEST_CASE("blanks in XML: kept inside, dropped where they are a program's indentation") {
  CHECK(
      text_of(paragraph("<w:r><w:t>a</w:t></w:r>\n  <w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
                        "<w:r><w:t>\n   b\n   c\n  </w:t></w:r>")) == "a b    c");
}

TEST_CASE("a line break inside a paragraph may begin a turn, but no paragraph") {
  const Reading reading = read(
      docx_of(paragraph(run("Interviewer: Was it?") + "<w:r><w:br/></w:r>" +
                        run("Participant: It was,") + "<w:r><w:br/></w:r>" + run("in a way."))),
      "docx");
  CHECK(reading.str() ==
        "Interviewer/interviewer: Was it?\nParticipant/respondent: It was,~in a way.\n");
}

TEST_CASE("two line breaks inside a paragraph end one") {
  CHECK(read(docx_of(paragraph(run("One.") + "<w:r><w:br/><w:br/></w:r>" + run("Two."))), "docx")
            .str() == ": One.|Two.\n");
}

TEST_CASE("deleted text is none, inserted text is") {
  CHECK(text_of(paragraph(run("a ") + "<w:del w:id=\"1\"><w:r><w:delText>b</w:delText></w:r>" +
                          run("x") + "</w:del><w:ins w:id=\"2\">" + run("c ") + "</w:ins>" +
                          "<w:moveFrom w:id=\"3\">" + run("d") +
                          "</w:moveFrom><w:moveTo w:id=\"4\">" + run("e") + "</w:moveTo>")) ==
        "a c e");
}

TEST_CASE("a paragraph whose mark was deleted goes on in the next") {
  CHECK(text_of("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + run("vic") + "</w:p>" +
                line("tims") + line("b")) == "victims\nb");
}

TEST_CASE("hidden text is none") {
  CHECK(text_of(paragraph(run("a") + run("b", "<w:vanish/>") + run("c", "<w:vanish w:val=\"0\"/>") +
                          run("d", "<w:vanish w:val=\"true\"/>") + run("e", "<w:webHidden/>"))) ==
        "ace");
}

TEST_CASE("text hidden by a style, or a style it is based on, is none") {
  const std::string rules =
      "<w:style w:type=\"character\" w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"B\"><w:basedOn w:val=\"H\"/></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"S\"><w:basedOn w:val=\"H\"/><w:rPr><w:vanish "
      "w:val=\"false\"/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"L\"><w:basedOn w:val=\"L\"/></w:style>";
  CHECK(with_styles(
            paragraph(run("a", "<w:rStyle w:val=\"H\"/>") + run("b", "<w:rStyle w:val=\"B\"/>") +
                      run("c", "<w:rStyle w:val=\"S\"/>") + run("d", "<w:rStyle w:val=\"L\"/>") +
                      run("e", "<w:rStyle w:val=\"H\"/><w:vanish w:val=\"0\"/>")),
            rules) == "cde");
  CHECK(with_styles("<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" + run("a") +
                        run("b", "<w:vanish w:val=\"0\"/>") + "</w:p>" + line("c"),
                    rules) == "bc");
}

TEST_CASE("codes of fields are none, their results are text") {
  CHECK(text_of(paragraph(run("see ") + field("begin") +
                          "<w:r><w:instrText> HYPERLINK \"x\" "
                          "</w:instrText></w:r>" +
                          run("code") + field("separate") + run("page 3") + field("end") +
                          run("."))) == "see page 3.");
  CHECK(text_of(paragraph(field("begin") + field("begin") + run("x") + field("separate") +
                          run("y") + field("end") + field("separate") + run("shown") +
                          field("end"))) == "shown");
  CHECK(text_of(paragraph("<w:fldSimple w:instr=\"PAGE\">" + run("7") + "</w:fldSimple>")) == "7");
}

TEST_CASE("a field that never ends hides nothing") {
  CHECK(text_of(paragraph(run("a ") + field("begin") + run("b ")) + line("c")) == "a b \nc");
  CHECK(text_of(paragraph(field("end") + run("a") + field("separate") + run("b"))) == "ab");
}

TEST_CASE("links, tags and content controls hold text") {
  CHECK(text_of("<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" +
                paragraph("<w:hyperlink>" + run("a") + "</w:hyperlink><w:smartTag>" + run("b") +
                          "</w:smartTag><w:sdt><w:sdtContent>" + run("c") +
                          "</w:sdtContent></w:sdt><w:customXml>" + run("d") + "</w:customXml>") +
                "</w:sdtContent></w:sdt><w:ins>" + line("e") + "</w:ins>") == "abcd\ne");
}

TEST_CASE("formulas are text, readings above characters are not") {
  CHECK(text_of(paragraph("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>"
                          "<w:r><w:ruby><w:rt>" +
                          run("yomi") + "</w:rt><w:rubyBase>" + run("base") +
                          "</w:rubyBase></w:ruby></w:r>")) == "1base");
}

TEST_CASE("a text box comes once, after the paragraph that anchors it") {
  const std::string box = "<w:txbxContent>" + line("boxed") + "</w:txbxContent>";
  const std::string both =
      "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
      "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
      "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
  CHECK(text_of(paragraph(run("a ") + "<w:r>" + both + "</w:r>" + run("b")) + line("c")) ==
        "a b\nboxed\nc");
  CHECK(text_of(paragraph("<w:r><w:pict><v:textbox>" + box + "</v:textbox></w:pict></w:r>")) ==
        "\nboxed");
}

TEST_CASE("footnotes, comments, headers and footers are left out and counted, in one note") {
  const Parts parts{
      {"word/_rels/document.xml.rels", relations({{"header", "header1.xml"},
                                                  {"header", "/word/header2.xml"},
                                                  {"footer", "footer1.xml"}})},
      {"word/header1.xml", xml("<w:hdr>" + line("Case 12") + "</w:hdr>")},
      {"word/header2.xml", xml("<w:hdr>" + line(" ") + "</w:hdr>")},
      {"word/footer1.xml", xml("<w:ftr>" + line("Page") + "</w:ftr>")},
      {"word/footnotes.xml", xml("<w:footnotes>" + line("a note") + "</w:footnotes>")}};
  const Reading reading =
      read(docx_of(paragraph(run("a") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run("b") +
                             "<w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:commentReference "
                             "w:id=\"1\"/></w:r><w:r><w:endnoteReference w:id=\"1\"/></w:r>"),
                   parts),
           "docx");
  CHECK(reading.only().text == "ab");
  CHECK(reading.said() ==
        "talk: note: left out: 2 footnotes, 1 endnote, 1 comment, 1 page header, 1 page footer\n");
}

TEST_CASE("deleted and hidden text is counted in stretches without shown text between") {
  const std::string gone = "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>";
  const std::string moved = "<w:moveFrom>" + run("y") + "</w:moveFrom>";
  const std::string unseen = run("h", "<w:vanish/>");
  const auto said = [](const std::string& body) { return read(docx_of(body), "docx").said(); };
  CHECK(said(paragraph(run("a") + gone + run("b") + unseen)) ==
        "talk: note: left out: 1 deletion, 1 hidden text\n");
  CHECK(said(paragraph(run("a") + gone + gone + moved + run("b") + moved + unseen + unseen +
                       run(" ") + unseen)) ==
        "talk: note: left out: 2 deletions, 2 hidden texts\n");
  CHECK(said(paragraph(run("a") + gone + unseen + gone)) ==
        "talk: note: left out: 2 deletions, 1 hidden text\n");
  CHECK(said(paragraph(run("a") + gone) + paragraph(gone + run("b"))) ==
        "talk: note: left out: 2 deletions\n");
}

TEST_CASE("paragraphs deleted or hidden with their marks are one stretch") {
  const std::string gone =
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del>" + run("x") + "</w:del></w:p>";
  const std::string unseen =
      "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("h", "<w:vanish/>") + "</w:p>";
  CHECK(read(docx_of(line("a") + gone + gone + line("b") + unseen + unseen + line("c")), "docx")
            .said() == "talk: note: left out: 1 deletion, 1 hidden text\n");
  CHECK(read(docx_of(line("a") + "<w:del>" + line("x") + line("y") + "</w:del>"), "docx").said() ==
        "talk: note: left out: 1 deletion\n");
}

TEST_CASE("deleted or hidden blanks, marks and codes of fields are not counted") {
  CHECK(read(docx_of(line("a") + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>" +
                     paragraph("<w:del>" + run(" ") +
                               "<w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>" +
                               run("b") + run(" ", "<w:vanish/>") + field("begin") +
                               "<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE "
                               "\"law\"</w:instrText></w:r>" +
                               run("law", "<w:vanish/>") + field("end") + "<w:ins>" + run("c") +
                               "</w:ins>")),
             "docx")
            .said()
            .empty());
}

TEST_CASE("deleted and hidden rows, deleted cells and hidden boxes are counted") {
  const std::string cell = "<w:tc>" + line("x") + "</w:tc>";
  const auto row_with = [&](const std::string& property) {
    return "<w:tr><w:trPr><w:" + property + "/></w:trPr>" + cell + cell + "</w:tr>";
  };
  CHECK(read(docx_of("<w:tbl>" + row_with("del") + row_with("del") + "<w:tr>" + cell +
                     "<w:tc><w:tcPr><w:cellDel/></w:tcPr>" + line("y") + "</w:tc></w:tr>" +
                     row_with("hidden") + "</w:tbl>" + line("a")),
             "docx")
            .said() == "talk: note: left out: 2 deletions, 1 hidden text\n");
  const std::string box = "<w:pict><w:txbxContent>" + line("boxed") + "</w:txbxContent></w:pict>";
  CHECK(read(docx_of(paragraph("<w:r><w:rPr><w:vanish/></w:rPr>" + box + "</w:r>") + line("a")),
             "docx")
            .said() == "talk: note: left out: 1 hidden text\n");
}

TEST_CASE("deleted rows and cells are none; tables stand in tables") {
  CHECK(text_of("<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>" + line("x") +
                "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>" + line("y") +
                "</w:tc><w:tc>" + table({{"in", "side"}}) + line("z") + "</w:tc></w:tr></w:tbl>") ==
        "in\nside\nz");
}

TEST_CASE("any prefix, the strict namespace, and a main part of another name") {
  const std::string strict =
      "<document "
      "xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>a</t></r></p>"
      "</body></document>";
  CHECK(read(zip_of({{"word/document.xml", xml(strict)}}), "docx").only().text == "a");
  const Parts other{{"_rels/.rels", relations({{"officeDocument", "/word/document2.xml"}})},
                    {"word/document2.xml", document_xml(line("b"))}};
  CHECK(read(zip_of(other), "docx").only().text == "b");
}

TEST_CASE("an empty document is one without turns") {
  CHECK(read(docx_of(""), "docx").only().turns.empty());
  CHECK_THAT(read(docx_of(line("")), "docx").said(), Catch::Contains("empty file"));
}

TEST_CASE("what is no Word document is refused with a word for what it is") {
  CHECK_THAT(docx_refusal("Ann: Hi."), Catch::Contains("not a Word document"));
  CHECK_THAT(docx_refusal("%PDF-1.5"), Catch::Contains("a PDF document"));
  CHECK_THAT(docx_refusal("{\\rtf1"), Catch::Contains("an RTF document"));
  CHECK_THAT(docx_refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), Catch::Contains("(.doc)"));
  std::string locked = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : std::string("EncryptedPackage")) locked += {c, '\0'};
  CHECK_THAT(docx_refusal(locked), Catch::Contains("password"));
  CHECK_THAT(docx_refusal(zip_of({{"a.txt", "a"}})),
             Catch::Contains("it has no word/document.xml"));
  CHECK_THAT(
      docx_refusal(zip_of({{"_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}})}})),
      Catch::Contains("Excel"));
  CHECK_THAT(docx_refusal(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}})),
             Catch::Contains("OpenDocument"));
}

TEST_CASE("a file cut short at any byte is refused") {
  const std::string whole = docx_of(line("Ann: Hi.") + line("Bob: Hi."));
  CHECK(read(whole, "docx").only().text == "Ann: Hi.\nBob: Hi.");
  for (std::size_t size = 3; size < whole.size(); size += 7) {
    CAPTURE(size);
    CHECK_THAT(docx_refusal(whole.substr(0, size)), Catch::Contains("damaged or cut short"));
  }
}

TEST_CASE("XML that is not well-formed is refused with its part") {
  CHECK_THAT(docx_refusal(zip_of({{"word/document.xml", "<w:document><w:body><w:p>"}})),
             Catch::Contains("word/document.xml is not well-formed XML"));
}

TEST_CASE("a zip bomb is refused before it fills the memory") {
  const std::string bomb = document_xml(line(std::string(std::size_t{40} << 20, ' ')));
  CHECK_THAT(docx_refusal(zip_of({{"word/document.xml", bomb}})), Catch::Contains("a zip bomb"));
  ReadOptions options;
  options.size_limit = 10000;
  CHECK_THAT(refusal(docx_of(line(std::string(20000, 'x'))), "docx", options),
             Catch::Contains("too large"));
}

TEST_CASE("elements nested without end are refused") {
  for (const std::string name : {"w:sdt", "w:p", "w:tbl", "w:hyperlink", "w:tr", "w:ins"}) {
    std::string body;
    for (int i = 0; i < 100000; ++i) body += "<" + name + ">";
    for (int i = 0; i < 100000; ++i) body += "</" + name + ">";
    CAPTURE(name);
    CHECK_THAT(docx_refusal(docx_of(paragraph(body) + body)), Catch::Contains("nested too deep"));
  }
}

TEST_CASE("letters that are not UTF-8 are refused, or replaced and counted") {
  const std::string bytes = docx_of(line("caf\xE9 x"));
  CHECK_THAT(docx_refusal(bytes), Catch::Contains("0xE9 is not valid UTF-8"));
  ReadOptions options;
  options.decode.invalid = InvalidBytes::replace;
  CHECK(read(bytes, "docx", options).only().text == "caf\uFFFD x");
}

TEST_CASE("a document in UTF-16 XML") {
  const std::string plain =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><d><body>" + line("a") + "</body></d>";
  std::string wide = "\xFF\xFE";
  for (const char c : plain) wide += {c, '\0'};
  CHECK(read(zip_of({{"word/document.xml", wide}}), "docx").only().text == "a");
}
