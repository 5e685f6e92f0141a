#pragma once
#include "core/report/document.h"

namespace counterpoint::test {

/// Bars of equal width with labels: enough of a figure for a report.
inline figure::Drawing aDrawing()
{
    figure::Drawing drawing{480, 220, "Trust in the joint team", "Bar chart: 12 of 40 agree, 20 disagree, 8 say neither.", {}};
    const std::pair<const char*, double> bars[] = {{"Agree", 12}, {"Disagree", 20}, {"Neither", 8}};
    double x = 60;
    for (const auto& [name, count] : bars) {
        const figure::Rect rect{x, 180 - count * 8, 80, count * 8};
        drawing.marks.push_back(figure::Box{rect, {0x1b, 0x5e, 0x6b}, {{}, 0, false}, name});
        drawing.marks.push_back(figure::Text{{x + 40, 200}, name, 12, figure::Text::Anchor::Middle, false, {40, 40, 40}, 0});
        x += 130;
    }
    drawing.marks.push_back(figure::Line{{40, 180}, {450, 180}, {{80, 80, 80}, 1, false}});
    return drawing;
}

/// Text that breaks careless writers: markup, a control character, a lone surrogate, an emoji, three scripts.
inline QString hostileText()
{
    return QStringLiteral("a < b & \"c\" ]]> 'd' </w:t>") + QChar(0x01) + QChar(0xd83d) + QStringLiteral(" 信任 ثقة ")
        + QString::fromUtf8("👩‍👩‍👧 end") + QChar(0xffff);
}

/// A report with every kind of block in it.
inline report::Document aReport()
{
    using namespace report;
    Document document;
    document.title = QStringLiteral("Aligned, not integrated");
    document.subtitle = QStringLiteral("What a children’s service says about working together");
    document.authors = QStringList{"D. Reed", "J. Okafor"};
    document.date = QDate(2026, 11, 22);
    document.add(TableOfContents{});
    document.add(Heading{1, "Method"});
    document.add(Paragraph{{{"Eight interviews and "},
                            bold("three focus groups"),
                            {" were held; "},
                            italic("n"),
                            {" = 120 answered. Fit: "},
                            italic("R"),
                            superscript("2"),
                            {" = .43. A second clause makes the paragraph long enough to wrap over more than one line of the page, "
                             "as paragraphs in reports do, and then some more so that leading and measure can be judged."}}});
    document.add(BulletList{{"Senior managers, four interviews", "Service leads, four interviews", "Practitioners, by survey"}});
    document.add(NumberedList{{"Read every transcript twice", Prose{{"Code it with the "}, italic("codebook")}}});
    document.add(Heading{2, "Who took part"});
    document.add(Table{"Respondents by role",
                       {{"Role", "n", "%", "Remark"},
                        {"Social worker", number("52"), number("43.3"), "Two teams\nin one building"},
                        {"Health visitor", number("41"), number("34.2"), Prose{hostileText()}},
                        {"Teacher", number("27"), number("22.5")}},
                       1,
                       1,
                       Prose{{{"Note. ", false, true}, {"Three respondents gave no role."}}}});
    document.add(NumberedList{{"Count again from one"}});
    document.add(PageBreak{});
    document.add(Heading{1, "Findings"});
    document.add(Heading{3, "Us & them <always>"}); // skips a level
    document.add(
        Quote{Prose{"They say it’s one service.\nIt’s two services with one logo, and everybody who has ever sat in that room on a Monday "
                    "morning knows it."},
              "Dana, carer; Focus group 2"});
    document.add(Quote{Prose{QString::fromUtf8("نحن نثق بهم، لكن النظام لا يسمح.")}, "Samir, carer; Focus group 1"});
    document.add(Figure{aDrawing(), "Trust in the joint team", Prose{"n = 40; 3 missing."}});
    document.add(Figure{aDrawing(), "The same, a year later", {}});
    document.add(Paragraph{hostileText()});
    Table longTable{"Codes and passages", {{"Code", "Passages"}}, 1, 1, {}};
    for (int code = 1; code <= 60; ++code)
        longTable.rows.push_back({QStringLiteral("Code number %1").arg(code), number(QString::number(code * 3))});
    document.add(longTable);
    document.add(Paragraph{QString::fromUtf8("النتيجة: الثقة تحتاج إلى وقت. 信任需要时间。")});
    document.add(Heading{2, "A heading that must not stand alone"});
    document.add(Paragraph{"The last paragraph."});
    return document;
}

} // namespace counterpoint::test
