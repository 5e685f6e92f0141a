#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
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
    bool operator==(const GuideQuestion&) const = default;
};

/// What is asked in interviews or focus groups, in order.
struct Guide {
    GuideId id;
    QString name;
    std::vector<GuideQuestion> questions;
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
Result<> updateQuestion(Edit& db, const GuideQuestion& question); ///< topic and text of `question.id`; Invalid when the text is empty
void moveQuestion(Edit& db, GuideQuestionId id, int place); ///< to the place that it shall have, from 0
void removeQuestion(Edit& db, GuideQuestionId id);
} // namespace guides

} // namespace counterpoint
