#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/survey/survey_ids.h"
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

/// A question of a guide; its number is its place in it.
struct GuideQuestion {
    GuideQuestionId id;
    QString topic; ///< may be empty
    QString text;
    QStringList prompts = {}; ///< to follow up with
    int minutes = 0; ///< planned for it; 0: not said
    std::vector<int> groups = {}; ///< ids of the guide's groups that are asked it; empty: all
    std::vector<SurveyItemId> items = {}; ///< questions of questionnaires that ask about the same
    std::vector<CodeId> codes = {}; ///< that its answers are about
    bool operator==(const GuideQuestion&) const = default;
};

/// Who is asked by a guide: 'parents', 'practitioners'.
struct GuideGroup {
    int id = 0; ///< counts within the guide
    QString name;
    bool operator==(const GuideGroup&) const = default;
};

/// What is asked in interviews or focus groups, in order.
struct Guide {
    GuideId id;
    QString name;
    std::vector<GuideQuestion> questions;
    QString introduction = {}; ///< to say or to mind at the start
    QString closing = {};
    std::vector<GuideGroup> groups = {};
    int minutes() const; ///< planned for all its questions
    bool operator==(const Guide&) const = default;
};

namespace guides {
std::vector<Guide> all(const Read& db); ///< in the researcher's order
Result<Guide> byId(const Read& db, GuideId id);
Result<Guide> byName(const Read& db, const QString& name);
Result<GuideId> add(Edit& db, const QString& name); ///< Invalid when the name is empty or taken
Result<> rename(Edit& db, GuideId id, const QString& name);
void remove(Edit& db, GuideId id); ///< with its questions

/// Questions out of text that has one a line: numbers and bullets before them are dropped, and 'Topic: question?' gives its topic.
std::vector<GuideQuestion> questionsIn(const QString& text);
/// Adds `questions` before the one at `place` (0 is the first); beyond the last they come at the end.
std::vector<GuideQuestionId> addQuestions(Edit& db, GuideId guide, const std::vector<GuideQuestion>& questions, int place = 1 << 30);
/// Topic, text, prompts, minutes, groups and links of `question.id`; Invalid when the text is empty.
Result<> updateQuestion(Edit& db, const GuideQuestion& question);
/// What is said before the first and after the last question.
void setFrame(Edit& db, GuideId id, const QString& introduction, const QString& closing);
/// All groups in order: those with an id keep it, the others get one; questions that only groups asked which are gone are for all.
void setGroups(Edit& db, GuideId id, const std::vector<GuideGroup>& groups);
/// Groups of these names: those that have one keep their id, and a new name in the place of one that is gone is that group renamed.
std::vector<GuideGroup> groupsNamed(const std::vector<GuideGroup>& before, const QStringList& names);
/// The guide as one group is asked it; whole where `group` is 0.
Guide forGroup(Guide guide, int group);
void moveQuestion(Edit& db, GuideQuestionId id, int place); ///< to the place that it shall have, from 0
void removeQuestion(Edit& db, GuideQuestionId id);
} // namespace guides

} // namespace counterpoint
