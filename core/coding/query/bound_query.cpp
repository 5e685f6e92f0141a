#include "core/coding/query/bound_query.h"
#include "core/base/find_name.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/coders.h"
#include "core/project/doors.h"
#include "core/responses/column.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include <algorithm>
#include <charconv>

namespace counterpoint::passage_query {

namespace {

QString tr(const char* text) { return translate("Query", text); }

/// The table of what a field's value names; its name (or variable) has a table of its own.
const char* tableOf(QueryField field)
{
    switch (field) {
    case QueryField::Code:
    case QueryField::Codes:
        return "code";
    case QueryField::Source:
        return "source";
    case QueryField::Case:
        return "study_case";
    case QueryField::Coder:
        return "coder";
    case QueryField::Set:
        return "saved_query";
    default:
        return nullptr;
    }
}

bool isUuid(const QString& name) { return name.startsWith(u'#') && name.size() > 30 && !name.contains(u' '); }

std::int64_t byUuid(const Read& db, const char* table, const QString& name)
{
    auto query = db.prepare((std::string("SELECT id FROM ") + table + " WHERE uuid = ?").c_str());
    return query.bind(name.mid(1)).step() ? query.int64(0) : 0;
}

QString uuidOf(const Read& db, const char* table, std::int64_t id)
{
    auto query = db.prepare((std::string("SELECT uuid FROM ") + table + " WHERE id = ?").c_str());
    return query.bind(id).step() ? u'#' + query.text(0) : QString();
}

template <class Rows>
Result<std::int64_t> idAmong(const Rows& rows, const QString& name, const QString& kind)
{
    QStringList names;
    for (const auto& row : rows)
        names << row.name;
    return findName(name, names, kind).map([&](qsizetype i) { return rows[std::size_t(i)].id.value(); });
}

Result<std::int64_t> idOf(const Read& db, const char* table, const QString& name)
{
    if (isUuid(name)) {
        const auto id = byUuid(db, table, name);
        return id > 0 ? Result<std::int64_t>(id)
                      : fail(Error::Kind::Invalid, tr("What stood here is no longer in the study. Write another name."));
    }
    const auto kind = std::string_view(table);
    if (kind == "code")
        return codebook::find(db, name).map([](const Code& code) { return code.id.value(); });
    if (kind == "source")
        return idAmong(sources::uncounted(db), name, translate("Sources", "source"));
    if (kind == "study_case")
        return cases::byName(db, name).map([](const Case& found) { return found.id.value(); });
    if (kind == "coder")
        return coders::byName(db, name).map([](const Coder& coder) { return coder.id.value(); });
    if (kind == "attribute")
        return attributes::byName(db, name).map([](const Attribute& attribute) { return attribute.id.value(); });
    if (kind == "dataset")
        return idAmong(datasets::all(db), name, translate("Datasets", "dataset"));
    return saved_queries::byName(db, name).map([](const SavedQuery& set) { return set.id.value(); });
}

QString nameOf(const Read& db, const char* table, const QString& stored)
{
    const auto id = isUuid(stored) ? byUuid(db, table, stored) : 0;
    if (id == 0)
        return stored;
    if (std::string_view(table) == "code") {
        const auto code = codebook::byId(db, CodeId(id));
        return code ? code->path : stored;
    }
    auto query = db.prepare((std::string("SELECT name FROM ") + table + " WHERE id = ?").c_str());
    return query.bind(id).step() ? query.text(0) : stored;
}

/// The variable that a term names: in the dataset it names, else in the one that has it.
Result<Variable> variableOf(const Read& db, const QueryTerm& term)
{
    if (isUuid(term.name)) {
        const auto id = byUuid(db, "variable", term.name);
        return id > 0 ? variables::byId(db, VariableId(id))
                      : fail(Error::Kind::Invalid, tr("The variable that stood here is no longer in the study. Write another name."));
    }
    const auto all = datasets::all(db);
    std::vector<Variable> found;
    QStringList names;
    QStringList owners;
    std::int64_t only = 0;
    if (!term.dataset.isEmpty()) {
        const auto dataset = idOf(db, "dataset", term.dataset);
        if (!dataset)
            return fail(dataset);
        only = *dataset;
    }
    const auto look = [&](const QString& dataset, const QString& name) {
        for (const auto& each : all) {
            if ((only > 0 && each.id.value() != only) || (!dataset.isEmpty() && each.name.compare(dataset, Qt::CaseInsensitive) != 0))
                continue;
            for (auto& variable : variables::of(db, each.id)) {
                names << variable.name;
                if (variable.name.compare(name, Qt::CaseInsensitive) == 0) {
                    owners << each.name;
                    found.push_back(std::move(variable));
                }
            }
        }
    };
    look({}, term.name);
    if (found.empty() && term.name.contains(u'.')) // a dataset without spaces needs no quotes
        look(term.name.section(u'.', 0, 0), term.name.section(u'.', 1));
    if (found.size() > 1)
        return fail(
            Error::Kind::Invalid,
            tr("More than one dataset has a variable “%1”. Name the dataset: survey.%2.%1.").arg(term.name, quoted(owners.front())));
    if (found.empty()) {
        names.removeDuplicates();
        return fail(findName(term.name, names, translate("Variables", "variable")));
    }
    return found.front();
}

std::optional<double> numberIn(const QString& text)
{
    const auto bytes = text.trimmed().toUtf8();
    double number = 0;
    const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
    return error == std::errc() && end == bytes.data() + bytes.size() && !bytes.isEmpty() ? std::optional(number) : std::nullopt;
}

bool isOrder(QueryComparison comparison) { return comparison != QueryComparison::Equal && comparison != QueryComparison::NotEqual; }

class Binder {
public:
    Binder(const Read& db, const QString& sentence, QStringList& notes)
        : m_db(db)
        , m_sentence(sentence)
        , m_notes(notes)
    {
    }

    Result<BoundNode> bind(const QueryNode& node)
    {
        if (node.kind == QueryNode::Kind::Term)
            return term(node);
        BoundNode bound;
        bound.kind = node.kind;
        bound.written = bare(node);
        for (const auto& part : node.parts) {
            auto below = bind(part);
            if (!below)
                return below;
            bound.parts.push_back(std::move(*below));
        }
        return bound;
    }

private:
    static QueryNode bare(const QueryNode& node)
    {
        auto copy = node;
        copy.parts.clear();
        return copy;
    }

    tl::unexpected<Error> wrong(const QueryNode& node, const QString& message) const
    {
        const auto error = QueryProblem{message, node.start, node.length}.toError(m_sentence);
        return m_sets.isEmpty() ? tl::unexpected(error) : fail(error.kind, tr("In the set “%1”: %2").arg(m_sets.back(), error.message));
    }

    Result<BoundNode> term(const QueryNode& node)
    {
        BoundNode bound;
        bound.written = node;
        const auto& term = node.term;
        if (const auto* table = tableOf(term.field)) {
            const auto id = idOf(m_db, table, term.value);
            if (!id)
                return wrong(node, id.error().message);
            bound.id = *id;
        }
        switch (term.field) {
        case QueryField::Code:
            bound.codes = {CodeId(bound.id)};
            break;
        case QueryField::Codes:
            if (m_codes.empty())
                m_codes = codebook::uncounted(m_db);
            bound.codes = codebook::withDescendants(m_codes, CodeId(bound.id));
            break;
        case QueryField::Attribute:
            return attribute(std::move(bound));
        case QueryField::Survey:
            return survey(std::move(bound));
        case QueryField::Set:
            return set(node, SavedQueryId(bound.id));
        case QueryField::Speaker:
        case QueryField::After:
            noteUnless(node, "SELECT DISTINCT name FROM speaker", 0, tr("speaker"));
            break;
        default:
            break;
        }
        return bound;
    }

    Result<BoundNode> attribute(BoundNode bound)
    {
        const auto& term = bound.written.term;
        const auto id = idOf(m_db, "attribute", term.name);
        if (!id)
            return wrong(bound.written, id.error().message);
        bound.id = *id;
        const auto all = attributes::all(m_db);
        const auto found = std::find_if(all.begin(), all.end(), [&](const Attribute& each) { return each.id.value() == *id; });
        bound.number = found->type == Attribute::Type::Date ? std::nullopt : numberIn(term.value);
        if (isOrder(term.comparison) && !bound.number && found->type != Attribute::Type::Date)
            return wrong(bound.written, tr("To be smaller or larger, “%1” has to be compared with a number.").arg(found->name));
        if (!isOrder(term.comparison) && found->type == Attribute::Type::Text)
            noteUnless(bound.written, "SELECT DISTINCT value FROM attribute_value WHERE attribute_id = ?", *id,
                       tr("value of “%1”").arg(found->name));
        return bound;
    }

    Result<BoundNode> survey(BoundNode bound)
    {
        const auto& term = bound.written.term;
        auto variable = variableOf(m_db, term);
        if (!variable)
            return wrong(bound.written, variable.error().message);
        QStringList labels;
        for (const auto& label : variable->labels) {
            labels << label.label;
            if (label.label.compare(term.value, Qt::CaseInsensitive) == 0 && std::holds_alternative<double>(label.value))
                bound.number = std::get<double>(label.value);
        }
        if (!bound.number && variable->type == VariableType::Date) {
            if (const auto day = dateFromIso(term.value.toStdString()); day == day)
                bound.number = day;
            else
                return wrong(bound.written, tr("“%1” holds dates. Write the day as 2026-01-31.").arg(variable->name));
        } else if (!bound.number) {
            bound.number = numberIn(term.value);
        }
        if (!bound.number && variable->type == VariableType::Number)
            return wrong(bound.written,
                         labels.isEmpty() ? tr("“%1” holds numbers: compare it with one.").arg(variable->name)
                                          : findName(term.value, labels, tr("answer to “%1”").arg(variable->name)).error().message);
        if (!bound.number && isOrder(term.comparison))
            return wrong(bound.written, tr("To be smaller or larger, “%1” has to be compared with a number.").arg(variable->name));
        bound.variable = std::move(*variable);
        return bound;
    }

    /// The set's own query in the place of its name.
    Result<BoundNode> set(const QueryNode& node, SavedQueryId id)
    {
        const auto saved = saved_queries::byId(m_db, id);
        if (!saved)
            return wrong(node, saved.error().message);
        if (m_sets.contains(saved->name))
            return wrong(node, tr("The set “%1” leads back to itself.").arg(saved->name));
        const auto parsed = parse(saved->sentence);
        if (!parsed)
            return wrong(node, tr("The set “%1” cannot be read: %2").arg(saved->name, parsed.error().sentence(saved->sentence)));
        m_sets << saved->name;
        const auto outer = std::exchange(m_sentence, saved->sentence);
        auto bound = bind(*parsed);
        m_sentence = outer;
        m_sets.removeLast();
        return bound;
    }

    /// Says that nobody has a value, with the nearest ones that somebody has.
    void noteUnless(const QueryNode& node, const char* sql, std::int64_t id, const QString& kind)
    {
        QStringList there;
        auto query = m_db.prepare(sql);
        if (id > 0)
            query.bind(id);
        while (query.step())
            there << query.text(0);
        if (there.contains(node.term.value, Qt::CaseInsensitive))
            return;
        if (const auto found = findName(node.term.value, there, kind); !found)
            m_notes << found.error().message;
    }

    const Read& m_db;
    QString m_sentence;
    QStringList& m_notes;
    QStringList m_sets; ///< that are being read, one within the other
    std::vector<Code> m_codes;
};

template <class Change>
void changeNames(QueryNode& node, const Change& change)
{
    if (node.kind == QueryNode::Kind::Term)
        change(node);
    for (auto& part : node.parts)
        changeNames(part, change);
}

} // namespace

bool BoundNode::isPassages() const
{
    if (kind == QueryNode::Kind::Term)
        return standsForPassages(written.term.field);
    return kind == QueryNode::Kind::Related
        || std::any_of(parts.begin(), parts.end(), [](const BoundNode& part) { return part.isPassages(); });
}

Result<BoundNode> bind(const Read& db, const QueryNode& query, const QString& sentence, QStringList& notes)
{
    return Binder(db, sentence, notes).bind(query);
}

Result<QueryNode> withIds(const Read& db, QueryNode query, const QString& sentence)
{
    QStringList notes;
    if (const auto bound = bind(db, query, sentence, notes); !bound)
        return fail(bound);
    changeNames(query, [&](QueryNode& node) {
        auto& term = node.term;
        const auto put = [&](QString& name, const char* table) {
            if (const auto id = idOf(db, table, name))
                name = uuidOf(db, table, *id);
        };
        if (const auto* table = tableOf(term.field))
            put(term.value, table);
        if (term.field == QueryField::Attribute)
            put(term.name, "attribute");
        if (term.field == QueryField::Survey)
            if (const auto variable = variableOf(db, term)) {
                term.dataset.clear();
                term.name = uuidOf(db, "variable", variable->id.value());
            }
    });
    return query;
}

QueryNode withNames(const Read& db, QueryNode query)
{
    changeNames(query, [&](QueryNode& node) {
        auto& term = node.term;
        if (const auto* table = tableOf(term.field))
            term.value = nameOf(db, table, term.value);
        if (term.field == QueryField::Attribute)
            term.name = nameOf(db, "attribute", term.name);
        if (term.field == QueryField::Survey && isUuid(term.name)) {
            const auto stored = std::exchange(term.name, nameOf(db, "variable", term.name));
            auto owner = db.prepare("SELECT d.name, (SELECT count(*) FROM variable o WHERE o.name = v.name COLLATE NAME) FROM variable v "
                                    "JOIN dataset d ON d.id = v.dataset_id WHERE v.uuid = ?");
            if (owner.bind(stored.mid(1)).step() && owner.int64(1) > 1)
                term.dataset = owner.text(0);
        }
    });
    return query;
}

std::vector<SavedQueryId> setsIn(const Read& db, const QueryNode& query)
{
    std::vector<SavedQueryId> found;
    auto copy = query;
    changeNames(copy, [&](QueryNode& node) {
        if (node.term.field == QueryField::Set)
            if (const auto id = idOf(db, "saved_query", node.term.value))
                found.push_back(SavedQueryId(*id));
    });
    return found;
}

} // namespace counterpoint::passage_query
