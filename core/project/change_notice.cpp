#include "core/project/change_notice.h"
#include <optional>
#include <unordered_map>

namespace counterpoint {

namespace {

struct Table {
    Entity entity;
    bool isPart; ///< its key is that of a whole, which is updated by whatever happens to the part
};

std::optional<Table> tableCalled(std::string_view name)
{
    static const std::unordered_map<std::string_view, Table> tables{
        {"study", {Entity::Study, false}},
        {"coder", {Entity::Coder, false}},
        {"consensus_decision", {Entity::Coder, true}},
        {"merged_copy", {Entity::Study, true}},
        {"attribute", {Entity::Attribute, false}},
        {"study_case", {Entity::Case, false}},
        {"attribute_value", {Entity::Case, true}},
        {"source", {Entity::Source, false}},
        {"paragraph", {Entity::Source, true}},
        {"original_text", {Entity::Source, true}},
        {"turn", {Entity::Source, true}},
        {"speaker", {Entity::Speaker, false}},
        {"code", {Entity::Code, false}},
        {"coding", {Entity::Coding, false}},
        {"memo", {Entity::Memo, false}},
        {"dataset", {Entity::Dataset, false}},
        {"response_case", {Entity::Dataset, true}},
        {"variable", {Entity::Variable, false}},
        {"value_label", {Entity::Variable, true}},
        {"missing_value", {Entity::Variable, true}},
        {"analysis", {Entity::Analysis, false}},
        {"finding", {Entity::Finding, false}},
        {"evidence", {Entity::Evidence, false}},
        {"time_mark", {Entity::Source, true}},
        {"recording", {Entity::Recording, false}},
        {"pseudonym", {Entity::Pseudonym, false}},
        {"pseudonym_use", {Entity::Source, true}},
        {"pseudonym_field_use", {Entity::Pseudonym, true}},
        {"guide", {Entity::Guide, false}},
        {"guide_question", {Entity::GuideQuestion, false}},
        {"memo_link", {Entity::Memo, true}},
        {"saved_filter", {Entity::SavedFilter, false}},
        {"saved_query", {Entity::SavedQuery, false}},
        {"weighting", {Entity::Dataset, true}},
        {"multiple_answer_set", {Entity::AnswerSet, false}},
        {"multiple_answer_member", {Entity::AnswerSet, true}},
        {"questionnaire", {Entity::Questionnaire, true}},
        {"questionnaire_language", {Entity::Questionnaire, true}},
        {"questionnaire_text", {Entity::Questionnaire, true}},
        {"questionnaire_item", {Entity::Questionnaire, true}},
        {"item_text", {Entity::Questionnaire, true}},
        {"choice_list", {Entity::Questionnaire, true}},
        {"choice", {Entity::Questionnaire, true}},
        {"survey_scale", {Entity::Questionnaire, true}},
        {"questionnaire_version", {Entity::Questionnaire, true}},
        {"fielding", {Entity::Fielding, true}},
        {"invitation", {Entity::Fielding, true}},
        {"quota", {Entity::Fielding, true}},
        {"interviewee_selection", {Entity::Fielding, true}},
        {"selected_respondent", {Entity::Fielding, true}},
        {"paper_form", {Entity::Fielding, true}},
        {"paper_entry", {Entity::Fielding, true}},
        {"paper_value", {Entity::Fielding, true}},
        {"item_variable", {Entity::Variable, true}},
        {"repeat_dataset", {Entity::Dataset, true}},
        {"survey_response", {Entity::Dataset, true}},
        {"study_key", {Entity::Study, true}},
        {"guide_group", {Entity::Guide, true}},
        {"guide_question_group", {Entity::GuideQuestion, true}},
        {"guide_question_item", {Entity::GuideQuestion, true}},
        {"guide_question_code", {Entity::GuideQuestion, true}},
        {"convergence_matrix", {Entity::Convergence, true}},
        {"convergence_side", {Entity::Convergence, true}},
        {"convergence_theme", {Entity::Convergence, true}},
        {"convergence_result", {Entity::Convergence, true}},
        {"convergence_assessment", {Entity::Convergence, true}},
        {"finding_concern", {Entity::Finding, true}},
        {"implication", {Entity::FrameworkElement, true}},
        {"implication_finding", {Entity::FrameworkElement, true}},
        {"framework_element", {Entity::FrameworkElement, true}},
        {"element_implication", {Entity::FrameworkElement, true}},
        {"element_dissonance", {Entity::FrameworkElement, true}},
        {"joint_display", {Entity::JointDisplay, false}},
        {"joint_row", {Entity::JointRow, false}},
        {"report_section", {Entity::ReportSection, false}},
        {"log_entry", {Entity::LogEntry, false}},
        {"concept_map", {Entity::Map, true}},
        {"map_node", {Entity::Map, true}},
        {"map_link", {Entity::Map, true}},
        {"literature", {Entity::Literature, false}},
        {"framework", {Entity::Framework, true}},
        {"framework_theme", {Entity::Framework, true}},
        {"framework_summary", {Entity::Framework, true}},
        {"framework_link", {Entity::Framework, true}},
        {"framework_seen", {Entity::Framework, true}},
        {"interaction", {Entity::Interaction, false}},
    };
    const auto found = tables.find(name);
    return found == tables.end() ? std::nullopt : std::optional(found->second);
}

void sortUnique(std::vector<std::int64_t>& ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// Columns of the table of codings, from 0.
constexpr int sourceOfCoding = 2;
constexpr int codeOfCoding = 3;

/// A row that came, went or was given another code changes how many codings its code and its source have.
void noteRecounts(const sqlite::RowChange& row, Changes& changes)
{
    const bool isUpdate = row.operation == sqlite::RowChange::Operation::Updated;
    for (const auto& value : {row.before(codeOfCoding), row.after(codeOfCoding)})
        if (value)
            changes.recountedCodes().push_back(*value);
    if (!isUpdate)
        for (const auto& value : {row.before(sourceOfCoding), row.after(sourceOfCoding)})
            if (value)
                changes.recountedSources().push_back(*value);
}

} // namespace

Changes changesIn(const QByteArray& changeset, sqlite::Direction direction, int* rows)
{
    Changes changes;
    int count = 0;
    sqlite::forEachChange(changeset, direction, [&](const sqlite::RowChange& row) {
        ++count;
        const auto table = tableCalled(row.table);
        if (!table)
            return;
        if (table->entity == Entity::Coding)
            noteRecounts(row, changes);
        auto& ids = changes.of(table->entity);
        using enum sqlite::RowChange::Operation;
        if (table->isPart || row.operation == Updated)
            ids.updated.push_back(row.key);
        else
            (row.operation == Inserted ? ids.inserted : ids.deleted).push_back(row.key);
    });
    for (int kind = 0; kind < int(Entity::Count); ++kind) {
        auto& ids = changes.of(Entity(kind));
        sortUnique(ids.inserted);
        sortUnique(ids.updated);
        sortUnique(ids.deleted);
        const auto isNewOrGone = [&](std::int64_t id) {
            return std::binary_search(ids.inserted.begin(), ids.inserted.end(), id)
                || std::binary_search(ids.deleted.begin(), ids.deleted.end(), id);
        };
        std::erase_if(ids.updated, isNewOrGone);
    }
    sortUnique(changes.recountedCodes());
    sortUnique(changes.recountedSources());
    if (rows)
        *rows = count;
    return changes;
}

} // namespace counterpoint
