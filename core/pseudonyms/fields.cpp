#include "core/pseudonyms/fields.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/responses/datasets.h"
#include "core/responses/variables.h"
#include "core/transcript/sources.h"
#include "core/transcript/speakers.h"
#include "core/transcript/turns.h"
#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace counterpoint::fields {

namespace {

// Shorthand for the table below: the name of the source, code … that a row belongs to.
#define OF(table, key) "(SELECT name FROM " table " WHERE id = " key ")"
#define OF_VARIABLE "(SELECT name FROM variable WHERE id = variable_id)"
#define OF_SUMMARY(key)                                                                                                                    \
    "(SELECT f.name FROM framework_summary s JOIN framework_theme t ON t.id = s.theme_id JOIN framework f ON f.id = t.framework_id "       \
    "WHERE s.id = " key ")"
#define OF_QUESTIONNAIRE OF("questionnaire", "questionnaire_id")
// What a questionnaire says was handed out as it is, and its names lead to answers: pseudonyms leave it alone.
#define PURGED(table, column, row, part, place, named)                                                                                     \
    {                                                                                                                                      \
        table, column, row, part, place, named, nullptr, true                                                                              \
    }
#define QUESTIONNAIRES QT_TRANSLATE_NOOP("Fields", "Questionnaires")
#define FRAMEWORK QT_TRANSLATE_NOOP("Fields", "The framework")
#define CONVERGENCE QT_TRANSLATE_NOOP("Fields", "Integration")
#define FIELDING QT_TRANSLATE_NOOP("Fields", "Invitations and selections")
#define MAPS QT_TRANSLATE_NOOP("Fields", "Maps")
#define LITERATURE QT_TRANSLATE_NOOP("Fields", "Literature")
#define PAPER QT_TRANSLATE_NOOP("Fields", "Paper forms")

constexpr FieldKind known[]{
    {"study", "title", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The study itself"), "'title'"},
    {"study", "description", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The study itself"), "'description'"},
    {"study", "purpose", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The study itself"), "'purpose'"},
    {"study", "questions", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The study itself"), "'questions'"},
    {"study", "ethics", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The study itself"), "'ethics'"},
    {"coder", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Coders"), "''", nullptr, true},
    {"source", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Names of sources"), "''",
     "SELECT 1 FROM source WHERE name = ?1 COLLATE NAME AND id <> ?2"},
    {"source", "file_name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Names of files"), "name"},
    {"recording", "file", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Links to recordings"), OF("source", "source_id"), nullptr, true},
    {"speaker", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Speakers"), OF("source", "source_id")},
    {"study_case", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Cases"), "''",
     "SELECT 1 FROM study_case WHERE name = ?1 COLLATE NAME AND id <> ?2"},
    {"attribute", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Attributes"), "''",
     "SELECT 1 FROM attribute WHERE name = ?1 COLLATE NAME AND id <> ?2"},
    {"attribute_value", "value", "case_id", "attribute_id", QT_TRANSLATE_NOOP("Fields", "Attributes"), OF("study_case", "case_id")},
    {"code", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Codes"), "''",
     "SELECT 1 FROM code WHERE name = ?1 COLLATE NAME AND id <> ?2 AND parent_id IS (SELECT parent_id FROM code WHERE id = ?2)"},
    {"code", "definition", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Codes"), "name"},
    {"code", "inclusion", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Codes"), "name"},
    {"code", "exclusion", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Codes"), "name"},
    {"code", "example", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Codes"), "name"},
    {"code", "words", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Codes"), "name"},
    {"coding", "comment", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Comments on codings"), OF("code", "code_id")},
    {"memo", "title", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Memos"), "title"},
    {"memo", "body", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Memos"), "title"},
    {"finding", "claim", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Findings"), "''"},
    {"finding", "body", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Findings"), "claim"},
    {"consensus_decision", "reason", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Decisions of the consensus"), "''"},
    {"evidence", "note", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Evidence"), "(SELECT claim FROM finding WHERE id = finding_id)"},
    {"evidence", "seen", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Evidence"), "(SELECT claim FROM finding WHERE id = finding_id)"},
    {"finding", "question", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Findings"), "claim"},
    {"finding", "counter_evidence", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Findings"), "claim"},
    {"finding_concern", "explanation", "finding_id", "component", QT_TRANSLATE_NOOP("Fields", "Findings"),
     "(SELECT claim FROM finding WHERE id = finding_id)"},
    {"implication", "text", "id", nullptr, FRAMEWORK, "text"},
    {"framework_element", "title", "id", nullptr, FRAMEWORK, "title"},
    {"framework_element", "audience", "id", nullptr, FRAMEWORK, "title"},
    {"framework_element", "outcome", "id", nullptr, FRAMEWORK, "title"},
    {"framework_element", "mode", "id", nullptr, FRAMEWORK, "title"},
    {"framework_element", "owner", "id", nullptr, FRAMEWORK, "title"},
    {"framework_element", "measure", "id", nullptr, FRAMEWORK, "title"},
    {"framework_element", "note", "id", nullptr, FRAMEWORK, "title"},
    {"convergence_matrix", "name", "id", nullptr, CONVERGENCE, "''",
     "SELECT 1 FROM convergence_matrix WHERE name = ?1 COLLATE NAME AND id <> ?2"},
    {"convergence_side", "value", "matrix_id", "id", CONVERGENCE, OF("convergence_matrix", "matrix_id")},
    {"convergence_theme", "name", "id", nullptr, CONVERGENCE, OF("convergence_matrix", "matrix_id")},
    {"convergence_assessment", "reason", "id", nullptr, CONVERGENCE, OF("convergence_theme", "theme_id")},
    {"joint_display", "name", "id", nullptr, CONVERGENCE, "name"},
    {"joint_display", "options", "id", nullptr, CONVERGENCE, "name", nullptr, true},
    {"joint_row", "options", "id", nullptr, CONVERGENCE, OF("joint_display", "display_id"), nullptr, true},
    {"joint_row", "inference", "id", nullptr, CONVERGENCE, OF("joint_display", "display_id")},
    {"joint_row", "inferred_by", "id", nullptr, CONVERGENCE, OF("joint_display", "display_id"), nullptr, true},
    {"report_section", "title", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The report"), "title"},
    {"report_section", "body", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The report"), "title"},
    {"report_section", "options", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The report"), "title", nullptr, true},
    {"concept_map", "name", "id", nullptr, MAPS, "name"},
    {"concept_map", "note", "id", nullptr, MAPS, "name"},
    {"map_node", "text", "id", nullptr, MAPS, OF("concept_map", "map_id")},
    {"map_link", "label", "id", nullptr, MAPS, OF("concept_map", "map_id")},
    PURGED("literature", "key", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "authors", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "title", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "container", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "editors", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "publisher", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "doi", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "url", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "year", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "volume", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "issue", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "pages", "id", nullptr, LITERATURE, "key"),
    PURGED("literature", "note", "id", nullptr, LITERATURE, "key"),
    {"log_entry", "title", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The study log"), "title"},
    {"log_entry", "body", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "The study log"), "title"},
    {"framework", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Framework matrices"), "''"},
    {"framework_theme", "title", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Framework matrices"), OF("framework", "framework_id")},
    {"framework_summary", "group_value", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Framework matrices"),
     OF_SUMMARY("framework_summary.id")},
    {"framework_summary", "text", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Framework matrices"), OF_SUMMARY("framework_summary.id")},
    {"framework_seen", "seen", "summary_id", "number", QT_TRANSLATE_NOOP("Fields", "Framework matrices"), OF_SUMMARY("summary_id")},
    {"guide", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Guides"), "''"},
    {"guide_question", "topic", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Guides"), OF("guide", "guide_id")},
    {"guide_question", "text", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Guides"), OF("guide", "guide_id")},
    {"dataset", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Datasets"), "''",
     "SELECT 1 FROM dataset WHERE name = ?1 COLLATE NAME AND id <> ?2"},
    {"dataset", "file_name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Names of files"), "name"},
    {"variable", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Variables"), OF("dataset", "dataset_id"),
     "SELECT 1 FROM variable WHERE name = ?1 COLLATE NAME AND id <> ?2 AND dataset_id = (SELECT dataset_id FROM variable WHERE id = ?2)"},
    {"dataset", "label", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Datasets"), "name"},
    {"dataset", "notes", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Datasets"), "name"},
    {"variable", "label", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Variables"), "name"},
    {"variable", "definition", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Variables"), "name"},
    {"saved_filter", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Filters"), OF("dataset", "dataset_id")},
    {"saved_filter", "expression", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Filters"), "name"},
    {"saved_query", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Saved queries"), "''",
     "SELECT 1 FROM saved_query WHERE name = ?1 COLLATE NAME AND id <> ?2"},
    {"saved_query", "sentence", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Saved queries"), "name"},
    {"multiple_answer_set", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Multiple answers"), OF("dataset", "dataset_id")},
    {"multiple_answer_set", "label", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Multiple answers"), "name"},
    {"multiple_answer_set", "counted", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Multiple answers"), "name"},
    {"variable", "scale", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Variables"), "name", nullptr, true},
    {"value_label", "text", "variable_id", "position", QT_TRANSLATE_NOOP("Fields", "Labels of answers"), OF_VARIABLE},
    {"value_label", "label", "variable_id", "position", QT_TRANSLATE_NOOP("Fields", "Labels of answers"), OF_VARIABLE},
    {"missing_value", "text", "variable_id", "position", QT_TRANSLATE_NOOP("Fields", "Labels of answers"), OF_VARIABLE},
    {"analysis", "name", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Analyses"), "''"},
    {"analysis", "options", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Analyses"), "name"},
    {"guide", "introduction", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Guides"), "name"},
    {"guide", "closing", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Guides"), "name"},
    {"guide_question", "prompts", "id", nullptr, QT_TRANSLATE_NOOP("Fields", "Guides"), OF("guide", "guide_id")},
    {"guide_group", "name", "guide_id", "id", QT_TRANSLATE_NOOP("Fields", "Guides"), OF("guide", "guide_id")},
    PURGED("questionnaire", "name", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire", "form_id", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire", "settings", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire", "kept", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_text", "text", "rowid", nullptr, QUESTIONNAIRES, OF_QUESTIONNAIRE),
    PURGED("questionnaire_item", "name", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "form_type", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "required_when", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "relevant", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "valid_when", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "calculation", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "default_value", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "read_only", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "choice_filter", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "repeat_count", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "computed_on", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "choices", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "missing_choices", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "other_name", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "seed", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "appearance", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "scale", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "parameters", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_item", "extra", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("item_text", "text", "rowid", nullptr, QUESTIONNAIRES, OF("questionnaire_item", "item_id")),
    PURGED("choice_list", "name", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("choice", "code", "list_id", "position", QUESTIONNAIRES, OF("choice_list", "list_id")),
    PURGED("choice", "texts", "list_id", "position", QUESTIONNAIRES, OF("choice_list", "list_id")),
    PURGED("choice", "extra", "list_id", "position", QUESTIONNAIRES, OF("choice_list", "list_id")),
    PURGED("survey_scale", "name", "id", nullptr, QUESTIONNAIRES, OF_QUESTIONNAIRE),
    PURGED("survey_scale", "label", "id", nullptr, QUESTIONNAIRES, "name"),
    PURGED("questionnaire_version", "label", "id", nullptr, QUESTIONNAIRES, OF_QUESTIONNAIRE),
    PURGED("questionnaire_version", "made_by", "id", nullptr, QUESTIONNAIRES, OF_QUESTIONNAIRE),
    PURGED("questionnaire_version", "note", "id", nullptr, QUESTIONNAIRES, OF_QUESTIONNAIRE),
    PURGED("questionnaire_version", "changes", "id", nullptr, QUESTIONNAIRES, OF_QUESTIONNAIRE),
    PURGED("item_variable", "part", "variable_id", nullptr, QUESTIONNAIRES, OF_VARIABLE),
    PURGED("invitation", "token", "id", nullptr, FIELDING, OF_QUESTIONNAIRE),
    PURGED("invitation", "label", "id", nullptr, FIELDING, OF_QUESTIONNAIRE),
    PURGED("invitation", "note", "id", nullptr, FIELDING, OF_QUESTIONNAIRE),
    PURGED("bulk_invitation_identity", "name", "invitation_id", nullptr, FIELDING, "''"),
    PURGED("bulk_invitation_identity", "contact", "invitation_id", nullptr, FIELDING, "''"),
    PURGED("quota", "name", "id", nullptr, FIELDING, OF_QUESTIONNAIRE),
    PURGED("quota", "expression", "id", nullptr, FIELDING, OF_QUESTIONNAIRE),
    PURGED("fielding", "options", "questionnaire_id", nullptr, FIELDING, OF_QUESTIONNAIRE),
    PURGED("interviewee_selection", "made_by", "id", nullptr, FIELDING, OF("dataset", "dataset_id")),
    PURGED("interviewee_selection", "criteria", "id", nullptr, FIELDING, OF("dataset", "dataset_id")),
    PURGED("interviewee_selection", "reason", "id", nullptr, FIELDING, OF("dataset", "dataset_id")),
    PURGED("selected_respondent", "reason", "selection_id", "row", FIELDING, "''"),
    PURGED("survey_response", "came_from", "dataset_id", "row", FIELDING, OF("dataset", "dataset_id")),
    PURGED("paper_form", "number", "id", nullptr, PAPER, OF_QUESTIONNAIRE),
    PURGED("paper_entry", "entered_by", "paper_form_id", "pass", PAPER, "''"),
    PURGED("paper_value", "value", "rowid", nullptr, PAPER, "name"),
};

#undef OF
#undef OF_VARIABLE
#undef OF_SUMMARY
#undef OF_QUESTIONNAIRE
#undef PURGED
#undef QUESTIONNAIRES
#undef FIELDING
#undef PAPER

const FieldKind* kindOf(const FieldRef& ref)
{
    const auto found = std::find_if(std::begin(known), std::end(known), [&](const FieldKind& kind) { return nameOf(kind) == ref.field; });
    return found == std::end(known) ? nullptr : found;
}

std::string rowCondition(const FieldKind& kind)
{
    return std::string(" WHERE ") + kind.row + " = ?" + (kind.part ? std::string(" AND ") + kind.part + " = ?" : " AND 0 = ?");
}

void addAll(const Read& db, const FieldKind& kind, std::vector<FieldText>& texts)
{
    const auto sql = std::string("SELECT ") + kind.row + ", " + (kind.part ? kind.part : "0") + ", " + kind.column + ", " + kind.named
        + " FROM " + kind.table + " WHERE " + kind.column + " <> ''";
    for (auto query = db.prepare(sql.c_str()); query.step();)
        texts.push_back(
            {{nameOf(kind), query.int64(0), query.int64(1)}, translate("Fields", kind.place), query.text(3), query.text(2), 1, {}});
}

void addTexts(const Read& db, std::vector<FieldText>& texts)
{
    for (const auto& source : sources::uncounted(db)) {
        FieldText text{
            {fields::ofText, source.id.value(), 0}, translate("Fields", "Texts"), source.name, sources::text(db, source.id), 1, {}};
        std::map<SpeakerId, QString> names;
        for (const auto& speaker : speakers::of(db, source.id))
            names[speaker.id] = speaker.name;
        for (const auto& turn : turns::of(db, source.id)) {
            text.borders.push_back(turn.span.start);
            text.speakers << names[turn.speaker];
        }
        texts.push_back(std::move(text));
    }
}

Result<> addAnswers(const Read& db, std::vector<FieldText>& texts)
{
    for (const auto& dataset : datasets::all(db))
        for (const auto& variable : variables::of(db, dataset.id)) {
            if (variable.type != VariableType::Text || !variable.definition.isEmpty()) // a derived one follows what it stands on
                continue;
            const auto column = datasets::column(db, variable.id);
            if (!column)
                return fail(column);
            std::vector<FieldText> answers;
            for (const auto& text : column->dictionary)
                answers.push_back(
                    {{fields::ofAnswers, variable.id.value(), -1}, translate("Fields", "Answers"), variable.name, text, 0, {}});
            for (std::size_t row = 0; row < column->codes.size(); ++row)
                if (const auto code = column->codes[row]; code >= 0) {
                    auto& answer = answers[std::size_t(code)];
                    if (answer.rows++ == 0)
                        answer.ref.part = std::int64_t(row);
                }
            std::move(answers.begin(), answers.end(), std::back_inserter(texts));
        }
    return {};
}

} // namespace

std::span<const FieldKind> kinds() { return known; }

QString nameOf(const FieldKind& kind) { return QLatin1String(kind.table) + u'.' + QLatin1String(kind.column); }

bool holdsNoWords(const QString& table, const QString& column)
{
    static const QStringList names{QStringLiteral("uuid"),      QStringLiteral("kind"),        QStringLiteral("strand"),
                                   QStringLiteral("type"),      QStringLiteral("role"),        QStringLiteral("colour"),
                                   QStringLiteral("origin"),    QStringLiteral("subject"),     QStringLiteral("target"),
                                   QStringLiteral("level"),     QStringLiteral("status"),      QStringLiteral("stance"),
                                   QStringLiteral("state"),     QStringLiteral("at"),          QStringLiteral("field"),
                                   QStringLiteral("format"),    QStringLiteral("language"),    QStringLiteral("required"),
                                   QStringLiteral("digest"),    QStringLiteral("algorithm"),   QStringLiteral("method"),
                                   QStringLiteral("mode"),      QStringLiteral("channel"),     QStringLiteral("version"),
                                   QStringLiteral("item_uuid"), QStringLiteral("instance_id"), QStringLiteral("default_language"),
                                   QStringLiteral("judgement"), QStringLiteral("strength"),    QStringLiteral("confidence"),
                                   QStringLiteral("priority"),  QStringLiteral("on_day"),      QStringLiteral("sides"),
                                   QStringLiteral("outcome"),   QStringLiteral("held_on")};
    // These are seen to by themselves: the texts, the key, the record of steps.
    static const QStringList tables{QStringLiteral("paragraph"),     QStringLiteral("pseudonym"),
                                    QStringLiteral("pseudonym_use"), QStringLiteral("pseudonym_field_use"),
                                    QStringLiteral("history"),       QStringLiteral("questionnaire_language"),
                                    QStringLiteral("merged_copy")};
    const bool isPrint =
        column == QLatin1String("seen") && (table == QLatin1String("convergence_assessment") || table == QLatin1String("joint_row"));
    static const QStringList numbersOfLiterature{QStringLiteral("year"), QStringLiteral("volume"), QStringLiteral("issue"),
                                                 QStringLiteral("pages")};
    if (table == QLatin1String("literature") && numbersOfLiterature.contains(column))
        return true;
    return isPrint || (table == QLatin1String("paper_value") && column == QLatin1String("name")) || names.contains(column)
        || column.endsWith(QLatin1String("_at")) || tables.contains(table);
}

Result<std::vector<FieldText>> all(const Read& db)
{
    std::vector<FieldText> texts;
    addTexts(db, texts);
    for (const auto& kind : known)
        if (!kind.onlyPurged)
            addAll(db, kind, texts);
    if (const auto answers = addAnswers(db, texts); !answers)
        return fail(answers);
    return texts;
}

Result<QString> read(const Read& db, const FieldRef& ref)
{
    if (const auto* kind = kindOf(ref)) {
        const auto sql = std::string("SELECT ") + kind->column + " FROM " + kind->table + rowCondition(*kind);
        auto query = db.prepare(sql.c_str());
        if (query.bind(ref.row, ref.part).step() && !query.isNull(0))
            return query.text(0);
    }
    return fail(Error::Kind::Conflict, translate("Fields", "A place that was to be changed is no longer in the study. Search again."));
}

QString write(Edit& db, const FieldRef& ref, const QString& text)
{
    const auto* kind = kindOf(ref);
    Q_ASSERT(kind);
    auto written = text;
    const auto isTaken = [&](const QString& name) {
        auto query = db.prepare(kind->taken);
        return query.bind(name, ref.row).step();
    };
    for (int number = 2; kind->taken && isTaken(written); ++number)
        written = QStringLiteral("%1 (%2)").arg(text).arg(number);
    const auto sql = std::string("UPDATE ") + kind->table + " SET " + kind->column + " = ?" + rowCondition(*kind);
    db.prepare(sql.c_str()).bind(written, ref.row, ref.part).run();
    return written;
}

} // namespace counterpoint::fields
