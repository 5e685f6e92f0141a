#include "core/coding/memo_overview.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/project/doors.h"
#include "core/text/text_index.h"
#include "core/transcript/sources.h"
#include <QHash>
#include <algorithm>

namespace counterpoint {

namespace {

constexpr qsizetype headingLength = 60;

QString firstWords(const QString& text)
{
    const auto line = text.trimmed().section(u'\n', 0, 0).simplified();
    if (line.size() <= headingLength)
        return line;
    const auto cut = line.lastIndexOf(u' ', headingLength);
    return line.left(cut > 0 ? cut : headingLength) + QChar(0x2026);
}

/// Names of everything that memos speak of, read once for all of them.
class Names {
public:
    explicit Names(const Read& db)
        : m_db(db)
    {
        for (auto query = db.prepare("SELECT id, name FROM source"); query.step();)
            m_sources.insert(query.int64(0), query.text(1));
        readCodes();
        for (const auto& each : cases::all(db))
            m_cases.insert(each.id.value(), each.name);
        for (const auto& coder : coders::uncounted(db))
            m_coders.insert(coder.id.value(), coder.name);
        for (auto query = db.prepare("SELECT id, claim FROM finding"); query.step();)
            m_findings.insert(query.int64(0), query.text(1));
    }

    MemoThing of(const MemoTarget& target)
    {
        MemoThing thing{target, {}, {}, false};
        switch (target.kind) {
        case MemoSubject::Study:
            break;
        case MemoSubject::Source:
            name(thing, m_sources);
            break;
        case MemoSubject::Passage:
            name(thing, m_sources);
            thing.isGone = thing.isGone || !target.span;
            if (!thing.isGone)
                thing.words = words(SourceId(target.id), *target.span);
            break;
        case MemoSubject::Coding:
            nameCoding(thing);
            break;
        case MemoSubject::Code:
            name(thing, m_codes);
            break;
        case MemoSubject::Case:
            name(thing, m_cases);
            break;
        case MemoSubject::Variable:
            nameVariable(thing);
            break;
        case MemoSubject::Finding:
            name(thing, m_findings);
            break;
        case MemoSubject::Memo: {
            const auto memo = memos::byId(m_db, MemoId(target.id));
            thing.isGone = !memo;
            thing.name = memo ? memos::heading(*memo) : QString();
        }
        }
        return thing;
    }
    MemoThing about(const Memo& memo) { return of({memo.subject, memo.subjectId, memo.span}); }

    ShownMemo shown(const Memo& memo, const std::vector<MemoLink>& links)
    {
        ShownMemo row{memo, about(memo), m_coders.value(memo.coder.value()), {}, {}, {}};
        for (const auto& link : links)
            row.links.push_back({link.position, of(link.target)});
        if (memo.subject == MemoSubject::Source || memo.subject == MemoSubject::Passage)
            row.source = SourceId(memo.subjectId);
        if (memo.subject == MemoSubject::Code)
            row.code = CodeId(memo.subjectId);
        if (memo.subject == MemoSubject::Coding)
            if (const auto coding = codings::byId(m_db, CodingId(memo.subjectId))) {
                row.source = coding->source;
                row.code = coding->code;
            }
        return row;
    }

private:
    struct Text {
        QString text;
        TextIndex index;
    };

    static void name(MemoThing& thing, const QHash<qlonglong, QString>& names)
    {
        const auto found = names.constFind(thing.target.id);
        thing.isGone = found == names.constEnd();
        if (!thing.isGone)
            thing.name = *found;
    }

    /// Paths alone: counting what each code has would cost more than all the rest.
    void readCodes()
    {
        QHash<qlonglong, std::pair<qlonglong, QString>> codes;
        for (auto query = m_db.prepare("SELECT id, parent_id, name FROM code"); query.step();)
            codes.insert(query.int64(0), {query.int64(1), query.text(2)});
        for (auto code = codes.cbegin(); code != codes.cend(); ++code) {
            auto path = code->second;
            for (auto above = codes.constFind(code->first); above != codes.cend(); above = codes.constFind(above->first))
                path = above->second + u'/' + path;
            m_codes.insert(code.key(), path);
        }
    }

    void nameCoding(MemoThing& thing)
    {
        const auto coding = codings::byId(m_db, CodingId(thing.target.id));
        thing.isGone = !coding;
        if (!coding)
            return;
        thing.name = m_codes.value(coding->code.value());
        thing.words = words(coding->source, coding->span);
    }

    void nameVariable(MemoThing& thing)
    {
        auto query = m_db.prepare("SELECT CASE label WHEN '' THEN name ELSE name || ': ' || label END FROM variable WHERE id = ?");
        thing.isGone = !query.bind(thing.target.id).step();
        if (!thing.isGone)
            thing.name = query.text(0);
    }

    QString words(SourceId source, TextSpan span)
    {
        auto known = m_texts.find(source.value());
        if (known == m_texts.end()) {
            Text text{sources::text(m_db, source), {}};
            text.index = TextIndex(text.text);
            known = m_texts.insert(source.value(), text);
        }
        return known->index.slice(known->text, span).toString();
    }

    const Read& m_db;
    QHash<qlonglong, QString> m_sources;
    QHash<qlonglong, QString> m_codes;
    QHash<qlonglong, QString> m_cases;
    QHash<qlonglong, QString> m_coders;
    QHash<qlonglong, QString> m_findings;
    QHash<qlonglong, Text> m_texts;
};

bool touches(const ShownMemo& memo, const MemoTarget& thing)
{
    const bool isTied = (memo.subject == thing.kind && memo.subjectId == thing.id)
        || (thing.kind == MemoSubject::Source && memo.source.value() == thing.id)
        || (thing.kind == MemoSubject::Code && memo.code.value() == thing.id)
        || (thing.kind == MemoSubject::Memo && memo.id.value() == thing.id);
    return isTied || std::any_of(memo.links.begin(), memo.links.end(), [&](const ShownLink& link) {
               const auto& to = link.to.target;
               return to.id == thing.id
                   && (to.kind == thing.kind || (thing.kind == MemoSubject::Source && to.kind == MemoSubject::Passage));
           });
}

} // namespace

namespace memos {

std::vector<ShownMemo> overview(const Read& db)
{
    Names names(db);
    QHash<qlonglong, std::vector<MemoLink>> linked;
    for (const auto& link : links(db))
        linked[link.memo.value()].push_back(link);
    std::vector<ShownMemo> rows;
    for (const auto& memo : all(db))
        rows.push_back(names.shown(memo, linked.value(memo.id.value())));
    return rows;
}

Result<ShownMemo> shown(const Read& db, MemoId id)
{
    const auto memo = byId(db, id);
    return memo ? Result<ShownMemo>(Names(db).shown(*memo, linksOf(db, id))) : fail(memo);
}

QString heading(const Memo& memo)
{
    if (!memo.title.isEmpty())
        return memo.title;
    const auto words = firstWords(memo.body);
    return words.isEmpty() ? translate("Memos", "Untitled") : words;
}

bool fits(const ShownMemo& memo, const MemoFilter& filter)
{
    if ((filter.subject && memo.subject != *filter.subject) || (filter.coder.isValid() && memo.coder != filter.coder)
        || (!filter.changedSince.isEmpty() && memo.changedAt < filter.changedSince)
        || (filter.on && (memo.subject != filter.on->first || memo.subjectId != filter.on->second))
        || (filter.touching && !touches(memo, *filter.touching)))
        return false;
    const auto words = filter.words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return memo.title.contains(word, Qt::CaseInsensitive) || memo.body.contains(word, Qt::CaseInsensitive)
            || memo.about.name.contains(word, Qt::CaseInsensitive) || memo.about.words.contains(word, Qt::CaseInsensitive);
    });
}

std::vector<MemoThing> linkable(const Read& db, CoderId seen)
{
    std::vector<MemoThing> things;
    for (const auto& code : codebook::uncounted(db))
        things.push_back({{MemoSubject::Code, code.id.value()}, code.path, {}, false});
    for (const auto& source : sources::uncounted(db))
        things.push_back({{MemoSubject::Source, source.id.value()}, source.name, {}, false});
    for (const auto& memo : all(db))
        if (mayBeRead(memo, seen))
            things.push_back({{MemoSubject::Memo, memo.id.value()}, heading(memo), {}, false});
    for (const auto& each : cases::all(db))
        things.push_back({{MemoSubject::Case, each.id.value()}, each.name, {}, false});
    for (auto query = db.prepare("SELECT id, claim FROM finding ORDER BY position"); query.step();)
        things.push_back({{MemoSubject::Finding, query.int64(0)}, query.text(1), {}, false});
    return things;
}

MemoThing thingOf(const Read& db, const Memo& memo) { return Names(db).about(memo); }

QString kindName(MemoSubject kind)
{
    switch (kind) {
    case MemoSubject::Study:
        return translate("Memos", "Study");
    case MemoSubject::Source:
        return translate("Memos", "Source");
    case MemoSubject::Passage:
        return translate("Memos", "Passage");
    case MemoSubject::Coding:
        return translate("Memos", "Coding");
    case MemoSubject::Code:
        return translate("Memos", "Code");
    case MemoSubject::Case:
        return translate("Memos", "Case");
    case MemoSubject::Variable:
        return translate("Memos", "Variable");
    case MemoSubject::Finding:
        return translate("Memos", "Finding");
    case MemoSubject::Memo:
        break;
    }
    return translate("Memos", "Memo");
}

QString sentence(const MemoThing& thing)
{
    const auto kind = thing.target.kind;
    if (kind == MemoSubject::Study)
        return translate("Memos", "The study");
    if (kind == MemoSubject::Passage && thing.isGone && !thing.name.isEmpty())
        return translate("Memos", "Passage in “%1” whose text is gone").arg(thing.name);
    if (thing.isGone)
        return translate("Memos", "%1 that is gone").arg(kindName(kind));
    if (kind == MemoSubject::Passage)
        return translate("Memos", "Passage in “%1”").arg(thing.name);
    return translate("Memos", "%1 “%2”").arg(kindName(kind), thing.name);
}

} // namespace memos

} // namespace counterpoint
