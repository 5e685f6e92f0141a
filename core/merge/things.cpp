#include "core/merge/things.h"
#include "core/base/translate.h"
#include <QStringList>
#include <algorithm>
#include <map>
#include <set>

namespace counterpoint::merge::things {

namespace {

QString tr(const char* text) { return translate("Merge", text); }

const Table* tableCalled(const std::vector<Table>& tables, std::string_view name)
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
    return found == tables.end() ? nullptr : &*found;
}

QString plain(const Value& value) { return value ? QString::fromUtf8(*value) : QString(); }

QString nameIn(const Table& table, const Row& row)
{
    for (const auto* name : {"name", "title", "claim", "original", "topic", "text", "label", "code", "replacement", "body", "instance_id"})
        if (const auto column = table.column(name); column && !plain(row[*column]).isEmpty())
            return plain(row[*column]).simplified().left(80);
    return {};
}

QString titleOfTarget(const Read& db, const std::vector<Table>& tables, std::string_view table, const Value& id)
{
    const auto* target = tableCalled(tables, table);
    if (!target || !id || target->key.size() != 1)
        return {};
    const auto row = rows::byKey(db, *target, {id});
    return row ? titleOf(db, tables, *target, *row) : QString();
}

QString titleOfReference(const Read& db, const std::vector<Table>& tables, const Table& table, const Row& row, std::size_t column)
{
    const auto& of = table.columns[column];
    const auto target = of.role == Column::Role::NamedReference ? tableNamed(row[of.kind].value_or(QByteArray())) : of.refersTo;
    return titleOfTarget(db, tables, target, row[column]);
}

QString passage(const Table& table, const Row& row)
{
    const auto start = table.column("start");
    const auto end = table.column("end");
    return start && end && row[*start] && row[*end] ? QStringLiteral(" %1–%2").arg(plain(row[*start]), plain(row[*end])) : QString();
}

} // namespace

QString groupOf(std::string_view table)
{
    static const std::vector<std::pair<const char*, std::set<std::string_view>>> groups{
        {QT_TRANSLATE_NOOP("Merge", "Coders"), {"coder"}},
        {QT_TRANSLATE_NOOP("Merge", "Cases"), {"study_case", "attribute", "attribute_value"}},
        {QT_TRANSLATE_NOOP("Merge", "Texts"), {"source", "recording"}},
        {QT_TRANSLATE_NOOP("Merge", "Speakers and turns"), {"speaker", "turn", "time_mark"}},
        {QT_TRANSLATE_NOOP("Merge", "Codes"), {"code"}},
        {QT_TRANSLATE_NOOP("Merge", "Codings"), {"coding"}},
        {QT_TRANSLATE_NOOP("Merge", "Decisions of the consensus"), {"consensus_decision"}},
        {QT_TRANSLATE_NOOP("Merge", "Memos"), {"memo", "memo_link"}},
        {QT_TRANSLATE_NOOP("Merge", "Guides"),
         {"guide", "guide_question", "guide_group", "guide_question_group", "guide_question_item", "guide_question_code"}},
        {QT_TRANSLATE_NOOP("Merge", "Responses"),
         {"dataset", "variable", "value_label", "missing_value", "response_case", "survey_response", "item_variable", "repeat_dataset",
          "multiple_answer_set", "multiple_answer_member", "weighting"}},
        {QT_TRANSLATE_NOOP("Merge", "Analyses and saved sets"), {"analysis", "saved_filter", "saved_query"}},
        {QT_TRANSLATE_NOOP("Merge", "Findings"), {"finding", "evidence", "finding_concern"}},
        {QT_TRANSLATE_NOOP("Merge", "Focus groups"), {"interaction"}},
        {QT_TRANSLATE_NOOP("Merge", "Framework matrices"),
         {"framework", "framework_theme", "framework_summary", "framework_link", "framework_seen"}},
        {QT_TRANSLATE_NOOP("Merge", "Integration"),
         {"convergence_matrix", "convergence_side", "convergence_theme", "convergence_result", "convergence_assessment", "joint_display",
          "joint_row"}},
        {QT_TRANSLATE_NOOP("Merge", "Maps"), {"concept_map", "map_node", "map_link"}},
        {QT_TRANSLATE_NOOP("Merge", "The framework"),
         {"implication", "implication_finding", "framework_element", "element_implication", "element_dissonance"}},
        {QT_TRANSLATE_NOOP("Merge", "The report"), {"report_section", "literature"}},
        {QT_TRANSLATE_NOOP("Merge", "Study log"), {"log_entry"}},
        {QT_TRANSLATE_NOOP("Merge", "Pseudonyms"), {"pseudonym", "pseudonym_use", "pseudonym_field_use"}},
        {QT_TRANSLATE_NOOP("Merge", "About the study"), {"study", "study_key", "merged_copy"}},
        {QT_TRANSLATE_NOOP("Merge", "Questionnaires and fielding"),
         {"questionnaire", "questionnaire_language", "questionnaire_text", "questionnaire_item", "item_text", "choice_list", "choice",
          "survey_scale", "questionnaire_version", "fielding", "invitation", "quota", "interviewee_selection", "selected_respondent",
          "paper_form", "paper_entry", "paper_value"}}};
    for (const auto& [title, tables] : groups)
        if (tables.contains(table))
            return tr(title);
    return tr("Other");
}

QString titleOf(const Read& db, const std::vector<Table>& tables, const Table& table, const Row& row)
{
    if (table.name == "code") {
        const auto name = plain(row[*table.column("name")]);
        const auto parent = titleOfReference(db, tables, table, row, *table.column("parent_id"));
        return parent.isEmpty() ? name : parent + u'/' + name;
    }
    if (const auto own = nameIn(table, row); !own.isEmpty() && table.name != "coding")
        return own;
    QStringList parts;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].role == Column::Role::Reference || table.columns[i].role == Column::Role::NamedReference)
            if (const auto title = titleOfReference(db, tables, table, row, i); !title.isEmpty())
                parts << (table.source == i ? title + passage(table, row) : title);
    return parts.join(QStringLiteral(" · "));
}

QString titleOfColumn(const Column& column)
{
    static const std::map<std::string, const char*> titles{{"name", QT_TRANSLATE_NOOP("Merge", "Name")},
                                                           {"title", QT_TRANSLATE_NOOP("Merge", "Title")},
                                                           {"parent_id", QT_TRANSLATE_NOOP("Merge", "Stands below")},
                                                           {"colour", QT_TRANSLATE_NOOP("Merge", "Colour")},
                                                           {"origin", QT_TRANSLATE_NOOP("Merge", "Origin")},
                                                           {"definition", QT_TRANSLATE_NOOP("Merge", "Definition")},
                                                           {"inclusion", QT_TRANSLATE_NOOP("Merge", "When to use")},
                                                           {"exclusion", QT_TRANSLATE_NOOP("Merge", "When not to use")},
                                                           {"example", QT_TRANSLATE_NOOP("Merge", "Example")},
                                                           {"words", QT_TRANSLATE_NOOP("Merge", "Words")},
                                                           {"start", QT_TRANSLATE_NOOP("Merge", "Start")},
                                                           {"end", QT_TRANSLATE_NOOP("Merge", "End")},
                                                           {"content_start", QT_TRANSLATE_NOOP("Merge", "Where the words begin")},
                                                           {"weight", QT_TRANSLATE_NOOP("Merge", "Weight")},
                                                           {"comment", QT_TRANSLATE_NOOP("Merge", "Comment")},
                                                           {"code_id", QT_TRANSLATE_NOOP("Merge", "Code")},
                                                           {"coder_id", QT_TRANSLATE_NOOP("Merge", "Coder")},
                                                           {"case_id", QT_TRANSLATE_NOOP("Merge", "Case")},
                                                           {"speaker_id", QT_TRANSLATE_NOOP("Merge", "Speaker")},
                                                           {"role", QT_TRANSLATE_NOOP("Merge", "Role")},
                                                           {"body", QT_TRANSLATE_NOOP("Merge", "Text")},
                                                           {"text", QT_TRANSLATE_NOOP("Merge", "Text")},
                                                           {"value", QT_TRANSLATE_NOOP("Merge", "Value")},
                                                           {"label", QT_TRANSLATE_NOOP("Merge", "Label")},
                                                           {"claim", QT_TRANSLATE_NOOP("Merge", "Claim")},
                                                           {"status", QT_TRANSLATE_NOOP("Merge", "Status")},
                                                           {"is_blind", QT_TRANSLATE_NOOP("Merge", "Works blind")},
                                                           {"strand", QT_TRANSLATE_NOOP("Merge", "Strand")},
                                                           {"options", QT_TRANSLATE_NOOP("Merge", "Options")},
                                                           {"timestamp_ms", QT_TRANSLATE_NOOP("Merge", "Time")},
                                                           {"sentence", QT_TRANSLATE_NOOP("Merge", "Query")},
                                                           {"expression", QT_TRANSLATE_NOOP("Merge", "Expression")},
                                                           {"description", QT_TRANSLATE_NOOP("Merge", "Description")},
                                                           {"purpose", QT_TRANSLATE_NOOP("Merge", "Purpose")},
                                                           {"questions", QT_TRANSLATE_NOOP("Merge", "Research questions")},
                                                           {"ethics", QT_TRANSLATE_NOOP("Merge", "Ethics")},
                                                           {"note", QT_TRANSLATE_NOOP("Merge", "Note")},
                                                           {"reason", QT_TRANSLATE_NOOP("Merge", "Reason")},
                                                           {"outcome", QT_TRANSLATE_NOOP("Merge", "Outcome")},
                                                           {"inference", QT_TRANSLATE_NOOP("Merge", "Inference")},
                                                           {"counter_evidence", QT_TRANSLATE_NOOP("Merge", "Counter-evidence")},
                                                           {"explanation", QT_TRANSLATE_NOOP("Merge", "Explanation")},
                                                           {"judgement", QT_TRANSLATE_NOOP("Merge", "Judgement")},
                                                           {"audience", QT_TRANSLATE_NOOP("Merge", "Audience")},
                                                           {"mode", QT_TRANSLATE_NOOP("Merge", "How it is done")},
                                                           {"owner", QT_TRANSLATE_NOOP("Merge", "Who does it")},
                                                           {"measure", QT_TRANSLATE_NOOP("Merge", "How it is seen to work")},
                                                           {"priority", QT_TRANSLATE_NOOP("Merge", "Priority")},
                                                           {"kind", QT_TRANSLATE_NOOP("Merge", "Kind")},
                                                           {"in_report", QT_TRANSLATE_NOOP("Merge", "In the report")}};
    const auto found = titles.find(column.name);
    return found == titles.end() ? QString::fromStdString(column.name).replace(u'_', u' ') : tr(found->second);
}

QString textOf(const Read& db, const std::vector<Table>& tables, const Table& table, const Row& row, std::size_t column)
{
    const auto& of = table.columns[column];
    if (of.role == Column::Role::Reference || of.role == Column::Role::NamedReference)
        return titleOfReference(db, tables, table, row, column);
    return of.type == "BLOB" ? QString() : plain(row[column]);
}

bool isProse(const Column& column)
{
    static const std::set<std::string> prose{"name",
                                             "title",
                                             "definition",
                                             "inclusion",
                                             "exclusion",
                                             "example",
                                             "comment",
                                             "body",
                                             "description",
                                             "purpose",
                                             "questions",
                                             "ethics",
                                             "note",
                                             "notes",
                                             "claim",
                                             "text",
                                             "label",
                                             "words",
                                             "introduction",
                                             "closing",
                                             "prompts",
                                             "topic",
                                             "reason",
                                             "sentence",
                                             "value",
                                             "expression",
                                             "summary",
                                             "inference",
                                             "counter_evidence",
                                             "explanation",
                                             "audience",
                                             "outcome",
                                             "measure"};
    return column.type == "TEXT" && prose.contains(column.name);
}

std::vector<std::string> sameBy(const Table& table, const Row& row)
{
    static const std::map<std::string_view, std::vector<std::string>> keys{
        {"coder", {"name"}},
        {"attribute", {"name"}},
        {"study_case", {"name"}},
        {"code", {"parent_id", "name"}},
        {"coding", {"source_id", "code_id", "coder_id", "start", "end"}},
        {"speaker", {"source_id", "name"}},
        {"turn", {"source_id", "start"}},
        {"time_mark", {"source_id", "position"}},
        {"pseudonym", {"original", "replacement"}},
        {"pseudonym_use", {"source_id", "start", "end"}},
        {"memo", {"subject", "subject_id", "title", "body"}},
        {"memo_link", {"memo_id", "target", "target_id", "start", "end"}},
        {"dataset", {"name", "file_name", "rows"}},
        {"variable", {"dataset_id", "name"}},
        {"value_label", {"variable_id", "number", "text"}},
        {"missing_value", {"variable_id", "low", "high", "text"}},
        {"multiple_answer_set", {"dataset_id", "name"}},
        {"multiple_answer_member", {"set_id", "variable_id"}},
        {"saved_filter", {"dataset_id", "name", "expression"}},
        {"saved_query", {"name", "sentence"}},
        {"analysis", {"name", "kind", "dataset_id", "options"}},
        {"finding", {"claim"}},
        {"evidence", {"finding_id", "kind", "source_id", "start", "end", "analysis_id", "assessment_id", "display_row_id"}},
        {"guide", {"name"}},
        {"guide_question", {"guide_id", "topic", "text"}},
        {"guide_group", {"guide_id", "name"}},
        {"recording", {"source_id", "file"}},
        {"consensus_decision", {"source_id", "start", "end", "code_id", "outcome"}},
        {"interaction", {"source_id", "coder_id", "kind", "start", "end", "answered_start", "answered_end"}},
        {"framework", {"name", "by_groups", "attribute_id"}},
        {"framework_theme", {"framework_id", "code_id"}},
        {"framework_summary", {"theme_id", "case_id", "group_value"}},
        {"convergence_matrix", {"name", "sides", "attribute_id"}},
        {"convergence_side", {"matrix_id", "value"}},
        {"convergence_theme", {"matrix_id", "name"}},
        {"convergence_assessment", {"theme_id", "one_side", "other_side", "coder_id"}},
        {"joint_display", {"name", "kind", "options"}},
        {"joint_row", {"display_id", "options"}},
        {"implication", {"text"}},
        {"framework_element", {"title"}},
        {"report_section", {"level", "kind", "title", "body", "options"}},
        {"log_entry", {"kind", "on_day", "title", "body"}},
        {"concept_map", {"name"}},
        {"map_link", {"from_node", "to_node", "kind", "label"}},
        {"literature", {"key"}}};
    // A thing stands on a map once, whatever it is called; a note is what it says.
    if (table.name == "map_node")
        return {"map_id", "kind", row[*table.column("target_id")] ? "target_id" : "text"};
    const auto found = keys.find(table.name);
    return found == keys.end() ? std::vector<std::string>() : found->second;
}

std::optional<std::string> nameIsUniqueWithin(std::string_view table)
{
    static const std::map<std::string_view, std::string> within{{"coder", ""},
                                                                {"attribute", ""},
                                                                {"study_case", ""},
                                                                {"source", ""},
                                                                {"dataset", ""},
                                                                {"guide", ""},
                                                                {"saved_query", ""},
                                                                {"analysis", ""},
                                                                {"framework", ""},
                                                                {"convergence_matrix", ""},
                                                                {"joint_display", ""},
                                                                {"concept_map", ""},
                                                                {"code", "parent_id"},
                                                                {"variable", "dataset_id"},
                                                                {"saved_filter", "dataset_id"}};
    const auto found = within.find(table);
    return found == within.end() ? std::nullopt : std::optional(found->second);
}

std::pair<QString, std::string> memoSubjectFor(std::string_view table)
{
    static const std::map<std::string_view, std::pair<const char*, std::string>> subjects{{"source", {"source", ""}},
                                                                                          {"coding", {"coding", ""}},
                                                                                          {"code", {"code", ""}},
                                                                                          {"study_case", {"case", ""}},
                                                                                          {"variable", {"variable", ""}},
                                                                                          {"finding", {"finding", ""}},
                                                                                          {"evidence", {"finding", "finding_id"}},
                                                                                          {"finding_concern", {"finding", "finding_id"}},
                                                                                          {"attribute_value", {"case", "case_id"}},
                                                                                          {"value_label", {"variable", "variable_id"}},
                                                                                          {"speaker", {"source", "source_id"}},
                                                                                          {"turn", {"source", "source_id"}},
                                                                                          {"consensus_decision", {"source", "source_id"}}};
    const auto found = subjects.find(table);
    return found == subjects.end() ? std::pair(QStringLiteral("study"), std::string())
                                   : std::pair(QString::fromLatin1(found->second.first), found->second.second);
}

} // namespace counterpoint::merge::things
