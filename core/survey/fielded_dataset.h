#pragma once
#include "core/base/result.h"
#include "core/survey/survey_ids.h"
#include "core/survey/survey_variables.h"
#include <QStringList>
#include <map>

namespace counterpoint {
class Read;
class Edit;

enum class ResponseStatus { Complete, Partial, ScreenedOut };
QString toText(ResponseStatus status); ///< as stored and in JSON: 'complete', 'partial', 'screened out'
std::optional<ResponseStatus> responseStatusFrom(const QString& text);

/// The answers of one respondent, whatever way they came.
struct GivenResponse {
    QString instanceId; ///< one that is known already is left out
    QString version = {}; ///< label of the version that was answered
    QString channel = {}; ///< 'html', 'paper', 'local page', 'import', 'kobo', …
    ResponseStatus status = ResponseStatus::Complete;
    QString language = {};
    QString startedAt = {}; ///< ISO 8601
    QString finishedAt = {};
    QString token = {}; ///< of the invitation; may be empty
    QString cameFrom = {}; ///< file without folders, or who typed it in
    /// By the question's name, as forms have them: a code; codes with spaces between for several answers and rankings; '2024-05-31'. Variables of
    /// single choices ('languages_en': '1') and of 'other, please say' are taken as well. Empty: no answer.
    std::map<QString, QString> values = {};
    /// By the repeat's name: what was answered each time; of a repeat in a repeat with '_parent', which time of that one it belongs to, from 1.
    std::map<QString, std::vector<std::map<QString, QString>>> repeats = {};
};

struct ResponsesTaken {
    DatasetId dataset;
    qint64 added = 0;
    QStringList known; ///< instance ids that were there already, or came twice; left out
    QStringList notes; ///< values that fit no variable, and the like; for the user
};

/// How a response came.
struct ResponseOrigin {
    qint64 row = 0; ///< of the dataset, from 0
    QString instanceId;
    QString version;
    QString channel;
    ResponseStatus status = ResponseStatus::Complete;
    QString language;
    QString startedAt;
    QString finishedAt;
    QString receivedAt; ///< UTC, ISO 8601
    InvitationId invitation; ///< not valid: anonymous
    QString cameFrom;
    bool operator==(const ResponseOrigin&) const = default;
};

/// The dataset that the responses to a questionnaire land in.
namespace fieldedDataset {
DatasetId of(const Read& db, QuestionnaireId id); ///< not valid where there is none yet
QuestionnaireId questionnaireOf(const Read& db, DatasetId id); ///< not valid where it has none
/// Makes a dataset that is there already the one that its responses land in: its variables are known by their names.
Result<> adopt(Edit& db, QuestionnaireId id, DatasetId dataset);
/// Makes it, or brings its variables to what the questionnaire is now: what is new is added, names, labels, codes and levels follow; a variable
/// whose question is gone stays with its answers. Also for repeats, which have datasets of their own.
Result<DatasetId> refresh(Edit& db, QuestionnaireId id);
/// Adds responses as one step of undo, refreshing the dataset first. Linked respondents become Cases as their invitations say.
Result<ResponsesTaken> addResponses(Edit& db, QuestionnaireId id, const std::vector<GivenResponse>& responses);
std::vector<ResponseOrigin> originsOf(const Read& db, DatasetId id); ///< by row
bool isKnown(const Read& db, DatasetId id, const QString& instanceId);
} // namespace fieldedDataset

} // namespace counterpoint
