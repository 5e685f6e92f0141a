#include "core/analysis/code_table.h"
#include "core/analysis/kinds.h"
#include "core/analysis/passages_behind.h"
#include "core/base/translate.h"
#include "core/cases/cases.h"
#include "core/project/doors.h"
#include "core/transcript/speakers.h"
#include <QCollator>
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace counterpoint {

namespace {

constexpr const char* context = "CodeMatrix";
constexpr std::size_t mostValues = 200;

const QString bySource = QStringLiteral("source");
const QString byStrand = QStringLiteral("strand");
const QString byRole = QStringLiteral("speaker-role");
const QString bySpeaker = QStringLiteral("speaker");
const QString byCase = QStringLiteral("case");

/// Gathers columns by what a contribution belongs to; the Cases in each.
class Columns {
public:
    explicit Columns(const CodedMaterial& material)
        : m_material(material)
    {
    }
    void add(const QString& key, const QString& title, const QString& term, bool isMissing = false)
    {
        m_places.emplace(key, int(m_columns.size()));
        m_columns.push_back({title, term, {}, {}, isMissing});
        m_people.emplace_back();
    }
    void put(const QString& key, int contribution)
    {
        const auto place = m_places.find(key);
        if (place == m_places.end())
            return;
        auto& column = m_columns[std::size_t(place->second)];
        column.all.push_back(contribution);
        const auto person = m_material.contributions()[std::size_t(contribution)].person;
        if (!person.isValid())
            return;
        auto& people = m_people[std::size_t(place->second)];
        const auto [known, isNew] = people.emplace(person, column.people.size());
        if (isNew)
            column.people.emplace_back();
        column.people[known->second].push_back(contribution);
    }
    /// Those in which anything is.
    std::vector<CodeColumn> take()
    {
        std::erase_if(m_columns, [](const CodeColumn& column) { return column.all.empty(); });
        return std::move(m_columns);
    }

private:
    const CodedMaterial& m_material;
    std::map<QString, int> m_places;
    std::vector<CodeColumn> m_columns;
    std::vector<std::map<CaseId, std::size_t>> m_people; ///< by column: their places in it
};

QString titleOf(SpeakerRole role)
{
    switch (role) {
    case SpeakerRole::Participant:
        return translate(context, "Participants");
    case SpeakerRole::Interviewer:
        return translate(context, "Interviewers");
    case SpeakerRole::Moderator:
        return translate(context, "Moderators");
    default:
        return translate(context, "Not known");
    }
}

QString titleOf(Strand strand)
{
    for (const auto& choice : material::strands().choices)
        if (choice.key == toText(strand))
            return choice.title;
    return toText(strand);
}

std::vector<CodeColumn> ofMaterial(const CodedMaterial& material, const QString& by)
{
    Columns columns(material);
    const auto& sources = material.sources();
    if (by == bySource)
        for (const auto& in : sources)
            columns.add(QString::number(in.source.id.value()), in.source.name, passages_behind::source(in.source.name));
    if (by == byStrand)
        for (const auto strand : {Strand::Interviews, Strand::FocusGroups, Strand::Survey, Strand::Documents})
            columns.add(toText(strand), titleOf(strand), passages_behind::strand(strand));
    if (by == byRole)
        for (const auto role : {SpeakerRole::Participant, SpeakerRole::Interviewer, SpeakerRole::Moderator, SpeakerRole::Unknown})
            columns.add(toText(role), titleOf(role), {});
    for (int i = 0; i < int(material.contributions().size()); ++i) {
        const auto& said = material.contributions()[std::size_t(i)];
        const auto& source = sources[std::size_t(said.source)].source;
        columns.put(by == bySource ? QString::number(source.id.value()) : by == byStrand ? toText(source.strand) : toText(said.role), i);
    }
    return columns.take();
}

/// Each who speaks in turns, whether known as a Case or not. Who asks is a column, but nobody who could mention a code.
std::vector<CodeColumn> ofSpeakers(const Input& input, const CodedMaterial& material)
{
    std::unordered_map<SpeakerId, QString> names;
    for (auto query = input.db.prepare("SELECT id, name FROM speaker"); query.step();)
        names[query.id<SpeakerId>(0)] = query.text(1);
    std::map<QString, int> bearers;
    for (const auto& said : material.contributions())
        if (said.speaker.isValid())
            ++bearers[names[said.speaker].toCaseFolded()];
    std::vector<CodeColumn> columns;
    for (int i = 0; i < int(material.contributions().size()); ++i) {
        const auto& said = material.contributions()[std::size_t(i)];
        if (!said.speaker.isValid())
            continue;
        const auto& name = names[said.speaker];
        const auto& source = material.sources()[std::size_t(said.source)].source.name;
        CodeColumn column{bearers[name.toCaseFolded()] > 1 ? QStringLiteral("%1 (%2)").arg(name, source) : name,
                          passages_behind::all({passages_behind::source(source), passages_behind::speaker(name)}),
                          {i},
                          {},
                          false};
        if (!asks(said.role))
            column.people.push_back({i});
        columns.push_back(std::move(column));
    }
    return columns;
}

/// '9 speakers in 2 sources, 3 of them known as Cases'.
QString countedSpeakers(const CodedMaterial& material, const std::vector<CodeColumn>& columns)
{
    int speakers = 0;
    int known = 0;
    std::set<int> sources;
    for (const auto& column : columns)
        for (const auto& person : column.people) {
            const auto& said = material.contributions()[std::size_t(person.front())];
            ++speakers;
            known += said.person.isValid() ? 1 : 0;
            sources.insert(said.source);
        }
    return translate(context, "%1 in %2, %3 known as Cases")
        .arg(translate(context, "%n speaker(s)", nullptr, speakers), translate(context, "%n source(s)", nullptr, int(sources.size())))
        .arg(known);
}

std::vector<CodeColumn> ofCases(const Input& input, const CodedMaterial& material)
{
    Columns columns(material);
    for (const auto& person : cases::all(input.db))
        columns.add(QString::number(person.id.value()), person.name, passages_behind::person(person.name));
    for (int i = 0; i < int(material.contributions().size()); ++i)
        columns.put(QString::number(material.contributions()[std::size_t(i)].person.value()), i);
    return columns.take();
}

/// The values of an attribute in order: numbers by size, words by the alphabet.
QStringList sorted(QStringList values, Attribute::Type type)
{
    values.removeDuplicates();
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(values.begin(), values.end(), [&](const QString& a, const QString& b) {
        return type == Attribute::Type::Number ? a.toDouble() < b.toDouble() : collator.compare(a, b) < 0;
    });
    return values;
}

Result<std::vector<CodeColumn>> ofAttribute(const Input& input, const CodedMaterial& material, const StudyItem& attribute)
{
    const AttributeId id(attribute.id);
    std::unordered_map<CaseId, QString> values;
    QStringList known;
    for (const auto& person : cases::all(input.db)) {
        values[person.id] = person.value(id);
        if (!values[person.id].isEmpty())
            known << values[person.id];
    }
    const auto all = attributes::all(input.db);
    const auto described = std::find_if(all.begin(), all.end(), [&](const Attribute& one) { return one.id == id; });
    known = sorted(known, described == all.end() ? Attribute::Type::Text : described->type);
    if (std::size_t(known.size()) > mostValues)
        return fail(Error::Kind::Invalid,
                    translate(context, "“%1” has %2 different values; a table can show %3. Choose an attribute with fewer.")
                        .arg(attribute.name)
                        .arg(known.size())
                        .arg(mostValues));
    Columns columns(material);
    for (const auto& value : known)
        columns.add(value, value, passages_behind::attribute(attribute.name, value));
    columns.add(QString(), translate(context, "No value"), {}, true);
    for (int i = 0; i < int(material.contributions().size()); ++i)
        if (const auto person = values.find(material.contributions()[std::size_t(i)].person); person != values.end())
            columns.put(person->second, i);
    return columns.take();
}

/// Codings that `isMeant` says of whoever they are of, each once though codes hold others.
template <class Meant>
int codingsOf(const CodedMaterial& material, Meant isMeant)
{
    const auto& lines = material.lines();
    std::vector<int> apart; // lines whose codings no other line counts too
    for (int line = 0; line < int(lines.size()); ++line)
        if (std::none_of(lines.begin(), lines.end(), [&](const CodeLine& other) {
                return other.code != lines[std::size_t(line)].code
                    && std::find(other.codes.begin(), other.codes.end(), lines[std::size_t(line)].code) != other.codes.end();
            }))
            apart.push_back(line);
    int codings = 0;
    for (int i = 0; i < int(material.contributions().size()); ++i)
        if (isMeant(material.contributions()[std::size_t(i)]))
            for (const int line : apart)
                codings += material.codings(i, line);
    return codings;
}

/// Says what is not in a table of Cases, or of speakers.
QString leftOutNote(const CodedMaterial& material, const StudyItem& by)
{
    if (by.key == bySpeaker) {
        const int apart = codingsOf(material, [](const Contribution& said) { return !said.speaker.isValid(); });
        return apart == 0 ? QString()
                          : translate(context, "%n coding(s) of texts and answers without speakers are in no column.", nullptr, apart);
    }
    const int nobodys = codingsOf(material, [](const Contribution& said) { return !said.person.isValid(); });
    if (nobodys == 0)
        return {};
    return by.id > 0 || by.key == byCase
        ? translate(context, "%n coding(s) of voices that are no Case are in no column.", nullptr, nobodys)
        : translate(context, "%n coding(s) are of voices that are no Case: they count as codings and words, not as Cases.", nullptr,
                    nobodys);
}

QString askedNote(const CodedMaterial& material)
{
    const auto& asked = material.asked();
    if (asked.boundLines() == 0)
        return {};
    auto note = translate(context, "Questions of a guide are linked to %n of the code(s): for these, asked are those to whom one was put.",
                          nullptr, asked.boundLines());
    if (asked.unknownSources() > 0)
        note += u' '
            + translate(context, "In %n source(s) no question of a guide could be found; who speaks there counts as asked.", nullptr,
                        asked.unknownSources());
    return note;
}

Result<std::vector<Part>> partsFor(const Input& input)
{
    auto lines = material::linesOf(input);
    const auto scope = material::scopeOf(input);
    if (!lines)
        return fail(lines);
    if (!scope)
        return fail(scope);
    const auto by = material::chosen(input, "columns");
    if (by.empty())
        return fail(Error::Kind::Invalid, translate(context, "The attribute of the columns is not there any more. Choose another."));
    const CodedMaterial coded(input.db, std::move(*lines), *scope, wordsFor(input));
    CodeTable table;
    table.columnsTitle = by.front().name;
    table.title = translate(context, "Codes by %1").arg(by.front().id > 0 ? by.front().name : by.front().name.toLower());
    table.people = by.front().key == bySpeaker ? translate(context, "Speakers") : translate(context, "Cases");
    const bool isOfSpeakers = by.front().key == bySpeaker;
    auto columns = by.front().id > 0 ? ofAttribute(input, coded, by.front())
        : by.front().key == byCase   ? Result<std::vector<CodeColumn>>(ofCases(input, coded))
        : isOfSpeakers               ? Result<std::vector<CodeColumn>>(ofSpeakers(input, coded))
                                     : Result<std::vector<CodeColumn>>(ofMaterial(coded, by.front().key));
    if (!columns)
        return fail(columns);
    table.columns = std::move(*columns);
    std::vector<std::vector<int>> people;
    for (auto& [person, contributions] : coded.byCase())
        people.push_back(contributions);
    table.counted = isOfSpeakers ? countedSpeakers(coded, table.columns) : material::toText(material::clustered(coded, people));
    if (const auto note = askedNote(coded); !note.isEmpty())
        table.notes << note;
    if (const auto note = leftOutNote(coded, by.front()); !note.isEmpty())
        table.notes << note;
    auto part = codeTable(input, coded, table);
    if (!part)
        return fail(part);
    return singlePart(std::move(*part));
}

} // namespace

AnalysisKind kinds::codeMatrix()
{
    AnalysisKind kind;
    kind.key = QStringLiteral("code_matrix");
    kind.command = QStringLiteral("matrix");
    kind.title = translate(context, "Code matrix");
    kind.about = translate(context, "Codes by attribute, source, strand, speaker, speaker's role or Case");
    kind.alsoCalled =
        translate(context, "matrix coding query; crosstab query; code matrix browser; code frequencies by group; heat map of codes");
    kind.icon = "table";
    Option columns;
    columns.key = QStringLiteral("columns");
    columns.title = translate(context, "Columns");
    columns.type = Option::Type::Attribute;
    columns.standard = bySource;
    columns.choices = {{bySource, translate(context, "Sources")},
                       {byStrand, translate(context, "Strands")},
                       {byRole, translate(context, "Roles of speakers")},
                       {bySpeaker, translate(context, "Speakers")},
                       {byCase, translate(context, "Cases")}};
    columns.about = translate(context, "Name of an attribute, or source, strand, speaker-role, speaker, case");
    auto rows = shared::choice("rows", translate(context, "Rows"), "codes", {{QStringLiteral("codes"), translate(context, "Codes")}});
    kind.options = codeTableOptions();
    kind.options.insert(kind.options.begin(), {rows, columns});
    kind.convention =
        translate(context, "Of a code it is counted how many Cases mention it out of those asked about it whose material is coded.");
    kind.compute = partsFor;
    kind.isQualitative = true;
    kind.needsDataset = false;
    return kind;
}

} // namespace counterpoint
