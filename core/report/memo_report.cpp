#include "core/report/memo_report.h"
#include "core/base/translate.h"
#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("MemoReport", text); }

QString dayOf(const QString& stamp)
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom)
        .toString(QDateTime::fromString(stamp, Qt::ISODate).date(), QStringLiteral("d MMMM yyyy"));
}

QString groupTitle(MemoSubject subject)
{
    switch (subject) {
    case MemoSubject::Study:
        return tr("On the study");
    case MemoSubject::Source:
        return tr("On sources");
    case MemoSubject::Passage:
        return tr("On passages");
    case MemoSubject::Coding:
        return tr("On codings");
    case MemoSubject::Code:
        return tr("On codes");
    case MemoSubject::Case:
        return tr("On Cases");
    case MemoSubject::Variable:
        return tr("On variables");
    default:
        return tr("On findings");
    }
}

QStringList linkSentences(const ShownMemo& memo)
{
    QStringList sentences;
    for (const auto& link : memo.links)
        sentences << memos::sentence(link.to)
                + (link.to.words.isEmpty() ? QString() : QStringLiteral(": “%1”").arg(link.to.words.simplified()));
    return sentences;
}

void add(const ShownMemo& memo, Document& document)
{
    document.add(Heading{2, memos::heading(memo)});
    QStringList origin;
    if (memo.subject != MemoSubject::Study)
        origin << memos::sentence(memo.about);
    if (!memo.coderName.isEmpty())
        origin << memo.coderName;
    origin << dayOf(memo.changedAt);
    document.add(Paragraph{italic(origin.join(QStringLiteral(" · ")))});
    if (!memo.about.words.isEmpty())
        document.add(Quote{memo.about.words, {}});
    for (const auto& paragraph : memo.body.split(u'\n', Qt::SkipEmptyParts))
        document.add(Paragraph{paragraph});
    if (memo.links.empty())
        return;
    BulletList list;
    for (const auto& sentence : linkSentences(memo))
        list.items.emplace_back(sentence);
    document.add(Paragraph{tr("Linked to:")}).add(list);
}

} // namespace

Document memoReport(const QString& studyTitle, const std::vector<ShownMemo>& memos)
{
    Document document;
    document.title = studyTitle;
    document.subtitle = translate("MemoReport", "%n memo(s)", nullptr, int(memos.size()));
    std::vector<const ShownMemo*> ordered;
    for (const auto& memo : memos) {
        ordered.push_back(&memo);
        if (!memo.coderName.isEmpty() && !document.authors.contains(memo.coderName))
            document.authors << memo.coderName;
        document.date = std::max(document.date, QDateTime::fromString(memo.changedAt, Qt::ISODate).date());
    }
    document.authors.sort();
    std::stable_sort(ordered.begin(), ordered.end(), [](const ShownMemo* a, const ShownMemo* b) {
        return a->subject != b->subject ? a->subject < b->subject : a->about.name.localeAwareCompare(b->about.name) < 0;
    });
    const ShownMemo* before = nullptr;
    for (const auto* memo : ordered) {
        if (!before || before->subject != memo->subject)
            document.add(Heading{1, groupTitle(memo->subject)});
        add(*memo, document);
        before = memo;
    }
    return document;
}

std::vector<std::vector<DelimitedCell>> memoTable(const std::vector<ShownMemo>& memos)
{
    std::vector<std::vector<DelimitedCell>> rows{
        {tr("Title"), tr("Memo"), tr("On"), tr("Name"), tr("Passage"), tr("Coder"), tr("Written"), tr("Changed"), tr("Links")}};
    for (const auto& memo : memos)
        rows.push_back({memo.title, memo.body, toText(memo.subject), memo.about.isGone ? memos::sentence(memo.about) : memo.about.name,
                        memo.about.words, memo.coderName, memo.createdAt, memo.changedAt, linkSentences(memo).join(u'\n')});
    return rows;
}

} // namespace counterpoint::report
