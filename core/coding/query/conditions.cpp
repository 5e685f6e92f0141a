#include "core/coding/query/conditions.h"
#include "core/cases/cases.h"
#include "core/coding/memos.h"
#include "core/project/doors.h"
#include "core/responses/column.h"
#include "core/responses/datasets.h"
#include "core/responses/respondents.h"
#include "core/text/text_matcher.h"
#include <QDate>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_set>

namespace counterpoint::passage_query {

namespace {

constexpr double secondsOfDay = 86'400;

template <class T>
bool compares(const T& value, QueryComparison comparison, const T& with)
{
    switch (comparison) {
    case QueryComparison::Equal:
        return value == with;
    case QueryComparison::NotEqual:
        return value != with;
    case QueryComparison::Less:
        return value < with;
    case QueryComparison::AtMost:
        return value <= with;
    case QueryComparison::Greater:
        return value > with;
    case QueryComparison::AtLeast:
        break;
    }
    return value >= with;
}

std::optional<double> numberIn(const QString& text)
{
    const auto bytes = text.trimmed().toUtf8();
    double number = 0;
    const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
    return error == std::errc() && end == bytes.data() + bytes.size() && !bytes.isEmpty() ? std::optional(number) : std::nullopt;
}

bool sameText(const QString& a, const QString& b) { return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0; }

/// Of texts: alike or not, capitals or not; in order only as numbers.
bool textCompares(const QString& value, const QueryTerm& term, const std::optional<double>& number)
{
    if (term.comparison == QueryComparison::Equal || term.comparison == QueryComparison::NotEqual) {
        const auto own = number ? numberIn(value) : std::nullopt; // '2' is '2.0'
        return (own ? *own == *number : sameText(value, term.value)) == (term.comparison == QueryComparison::Equal);
    }
    const auto own = numberIn(value);
    return own && number && compares(*own, term.comparison, *number);
}

/// A condition on who speaks where a passage begins, decided once for each person.
Condition onPerson(QueryStudy& study, std::function<bool(const Person&)> fits)
{
    auto known = std::make_shared<std::vector<signed char>>();
    return {false, false, [&study, known, fits = std::move(fits)](const Piece& piece) {
                const auto who = study.whoAt(piece.source, piece.span.start);
                if (who < 0)
                    return false;
                known->resize(study.people().size(), -1);
                auto& answer = (*known)[std::size_t(who)];
                if (answer < 0)
                    answer = fits(study.people()[std::size_t(who)]) ? 1 : 0;
                return answer == 1;
            }};
}

Condition onAttribute(const BoundNode& node, QueryStudy& study)
{
    const auto all = attributes::all(study.db());
    const auto attribute = std::find_if(all.begin(), all.end(), [&](const Attribute& each) { return each.id.value() == node.id; });
    const auto& term = node.written.term;
    const bool isDate = attribute != all.end() && attribute->type == Attribute::Type::Date;
    auto fitting = std::make_shared<std::unordered_set<CaseId>>();
    auto values = study.db().prepare("SELECT case_id, value FROM attribute_value WHERE attribute_id = ?");
    for (values.bind(node.id); values.step();) {
        const auto value = values.text(1);
        if (isDate ? compares(value, term.comparison, term.value) : textCompares(value, term, node.number))
            fitting->insert(values.id<CaseId>(0));
    }
    return onPerson(study, [fitting](const Person& person) { return fitting->count(person.linkedCase) > 0; });
}

/// Which rows of a dataset gave an answer that fits.
std::vector<bool> fittingRows(const Column& column, const BoundNode& node)
{
    const auto& variable = *node.variable;
    const auto& term = node.written.term;
    std::vector<bool> rows(column.rows());
    if (column.type != VariableType::Text) {
        // A day without a time of day is compared with the days of the answers.
        const bool byDay = column.type == VariableType::Date && term.value.size() <= 10;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto value = column.numbers[row];
            rows[row] = !column.isEmpty(row) && !variable.isMissing(value) && node.number
                && compares(byDay ? std::floor(value / secondsOfDay) * secondsOfDay : value, term.comparison, *node.number);
        }
        return rows;
    }
    std::vector<bool> fits(column.dictionary.size());
    for (std::size_t i = 0; i < fits.size(); ++i) {
        const auto& text = column.dictionary[i];
        const auto label = std::find_if(variable.labels.begin(), variable.labels.end(), [&](const ValueLabel& each) {
            const auto* value = std::get_if<QString>(&each.value);
            return value && *value == text;
        });
        const bool byLabel = label != variable.labels.end() && sameText(label->label, term.value);
        fits[i] =
            !variable.isMissing(text) && (byLabel ? term.comparison == QueryComparison::Equal : textCompares(text, term, node.number));
    }
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row] = column.codes[row] >= 0 && fits[std::size_t(column.codes[row])];
    return rows;
}

Result<Condition> onSurvey(const BoundNode& node, QueryStudy& study)
{
    const auto column = datasets::column(study.db(), node.variable->id);
    if (!column)
        return fail(column);
    const auto dataset = node.variable->dataset;
    const auto rows = std::make_shared<std::vector<bool>>(fittingRows(*column, node));
    auto fitting = std::make_shared<std::unordered_set<CaseId>>();
    for (const auto& [row, person] : respondents::casesOf(study.db(), dataset))
        if (row >= 0 && std::size_t(row) < rows->size() && (*rows)[std::size_t(row)])
            fitting->insert(person);
    return onPerson(study, [rows, fitting, dataset](const Person& person) {
        if (person.dataset == dataset) // an answer of this very response
            return std::size_t(person.row) < rows->size() && (*rows)[std::size_t(person.row)];
        return fitting->count(person.linkedCase) > 0;
    });
}

Result<Condition> onText(const BoundNode& node, QueryStudy& study)
{
    constexpr qsizetype most = 10'000'000;
    const bool wholeWords = node.written.term.field == QueryField::Word;
    const auto matcher = TextMatcher::of({node.written.term.value, false, wholeWords, false, most});
    if (!matcher)
        return fail(matcher);
    struct Hits {
        std::int32_t source = -1;
        std::vector<TextHit> hits;
    };
    auto kept = std::make_shared<Hits>();
    return Condition{false, true, [&study, matcher = std::make_shared<TextMatcher>(*matcher), kept](const Piece& piece) {
                         if (kept->source != piece.source) {
                             auto hits = matcher->hitsIn(study.textOf(piece.source).bytes(), most);
                             if (!hits)
                                 study.meet(hits.error());
                             kept->hits = hits ? std::move(*hits) : std::vector<TextHit>();
                             kept->source = piece.source;
                         }
                         const auto first = std::partition_point(kept->hits.begin(), kept->hits.end(),
                                                                 [&](const TextHit& hit) { return hit.span.start < piece.span.start; });
                         return first != kept->hits.end() && first->span.end <= piece.span.end;
                     }};
}

Result<Condition> onMemo(const BoundNode& node, QueryStudy& study)
{
    const auto& words = node.written.term.value;
    std::shared_ptr<TextMatcher> matcher;
    if (!words.isEmpty()) {
        const auto made = TextMatcher::of({words, false, false, false, 1});
        if (!made)
            return fail(made);
        matcher = std::make_shared<TextMatcher>(*made);
    }
    const auto fits = [matcher, &study](const QString& text) {
        if (text.isEmpty() || !matcher)
            return !text.isEmpty();
        const auto bytes = text.toUtf8();
        const auto hits = matcher->hitsIn({bytes.constData(), std::size_t(bytes.size())}, 1);
        if (!hits)
            study.meet(hits.error());
        return hits && !hits->empty();
    };
    auto codings = std::make_shared<std::unordered_set<CodingId>>();
    auto passages = std::make_shared<std::unordered_map<std::int32_t, std::vector<TextSpan>>>();
    for (const auto& memo : memos::all(study.db())) {
        if (!memos::mayBeRead(memo, study.seen()) || !fits(memo.title + u'\n' + memo.body))
            continue;
        if (memo.subject == MemoSubject::Coding)
            codings->insert(CodingId(memo.subjectId));
        else if (memo.subject == MemoSubject::Passage && memo.span)
            (*passages)[study.placeOf(SourceId(memo.subjectId))].push_back(*memo.span);
    }
    return Condition{true, false, [&study, fits, codings, passages](const Piece& piece) {
                         const auto& coding = study.codings()[std::size_t(piece.coding)];
                         if (codings->count(coding.id) > 0 || fits(study.comment(piece.coding)))
                             return true;
                         const auto on = passages->find(piece.source);
                         return on != passages->end()
                             && std::any_of(on->second.begin(), on->second.end(), [&](TextSpan span) { return span.overlaps(piece.span); });
                     }};
}

Condition onCoding(QueryStudy& study, std::function<bool(const CodedRow&)> fits)
{
    return {true, false, [&study, fits = std::move(fits)](const Piece& piece) { return fits(study.codings()[std::size_t(piece.coding)]); }};
}

Result<Condition> termCondition(const BoundNode& node, QueryStudy& study)
{
    const auto& term = node.written.term;
    switch (term.field) {
    case QueryField::Source:
        return Condition{false, false, [place = study.placeOf(SourceId(node.id))](const Piece& piece) { return piece.source == place; }};
    case QueryField::Strand:
        return Condition{false, false, [&study, strand = strandFrom(term.value).value_or(Strand::Documents)](const Piece& piece) {
                             return study.sources()[std::size_t(piece.source)].strand == strand;
                         }};
    case QueryField::Case:
        return onPerson(study, [id = CaseId(node.id)](const Person& person) { return person.linkedCase == id; });
    case QueryField::Speaker:
        return onPerson(study, [name = term.value](const Person& person) { return sameText(person.speaker, name); });
    case QueryField::Attribute:
        return onAttribute(node, study);
    case QueryField::Survey:
        return onSurvey(node, study);
    case QueryField::Text:
    case QueryField::Word:
        return onText(node, study);
    case QueryField::Memo:
        return onMemo(node, study);
    case QueryField::Coder:
        return onCoding(study, [id = CoderId(node.id)](const CodedRow& coding) { return coding.coder == id; });
    case QueryField::Weight:
        return onCoding(study, [comparison = term.comparison, weight = term.value.toInt()](const CodedRow& coding) {
            return coding.weight >= 0 && compares(int(coding.weight), comparison, weight);
        });
    default:
        break;
    }
    const auto date = QDate::fromString(term.value, Qt::ISODate);
    const auto day = date.year() * 10'000 + date.month() * 100 + date.day();
    return onCoding(study,
                    [comparison = term.comparison, day](const CodedRow& coding) { return compares(int(coding.day), comparison, day); });
}

} // namespace

Result<Condition> conditionFor(const BoundNode& node, QueryStudy& study)
{
    if (node.kind == QueryNode::Kind::Term)
        return termCondition(node, study);
    std::vector<Condition> parts;
    for (const auto& part : node.parts) {
        auto condition = conditionFor(part, study);
        if (!condition)
            return condition;
        parts.push_back(std::move(*condition));
    }
    Condition whole;
    for (const auto& part : parts) {
        whole.ofCoding = whole.ofCoding || part.ofCoding;
        whole.readsText = whole.readsText || part.readsText;
    }
    if (node.kind == QueryNode::Kind::Not) {
        whole.holds = [part = std::move(parts.front())](const Piece& piece) { return !part.holds(piece); };
        return whole;
    }
    std::stable_partition(parts.begin(), parts.end(), [](const Condition& part) { return !part.readsText; });
    const bool all = node.kind == QueryNode::Kind::And;
    whole.holds = [parts = std::move(parts), all](const Piece& piece) {
        const auto holds = [&](const Condition& part) { return part.holds(piece); };
        return all ? std::all_of(parts.begin(), parts.end(), holds) : std::any_of(parts.begin(), parts.end(), holds);
    };
    return whole;
}

} // namespace counterpoint::passage_query
