#pragma once
#include "core/base/result.h"
#include "core/survey/fielded_dataset.h"
#include "core/survey/paper_fields.h"
#include <array>

namespace counterpoint {

/// What one field of a paper form was typed in as.
struct PaperValue {
    enum class State { Answer, Blank, Illegible, NotAsked };
    State state = State::NotAsked;
    QString value = {};
    bool operator==(const PaperValue&) const = default;
};
QString toText(PaperValue::State state); ///< as stored and in JSON: 'answer', 'blank', 'illegible', 'not asked'

using PaperValues = std::map<QString, PaperValue>; ///< by the field's key

/// One typing in of a form: the first, the second, or what was agreed on.
struct PaperPass {
    QString by = {};
    QString startedAt = {};
    QString finishedAt = {}; ///< empty while it is being typed
    bool operator==(const PaperPass&) const = default;
};

/// A filled-in form on paper.
struct PaperForm {
    enum class Awaits { First, Second, Agreement, Nothing };
    PaperFormId id;
    QString uuid;
    QString number; ///< as written on it
    QString version;
    bool needsSecond = false;
    Awaits awaits = Awaits::First;
    std::map<int, PaperPass> passes = {}; ///< by 1, 2 and 3
};
QString toText(PaperForm::Awaits awaits); ///< in JSON: 'first entry', 'second entry', 'agreement', 'nothing'

/// A field that two people typed in differently.
struct PaperDifference {
    QString key;
    PaperValue first;
    PaperValue second;
    PaperValue agreed = {};
    bool isAgreed = false;
};

/// How well forms were typed in: fields that differ of those that two people typed in.
struct EntryErrors {
    int forms = 0; ///< typed in twice
    int fields = 0;
    int differing = 0;
    std::optional<double> rate() const { return fields > 0 ? std::optional(double(differing) / fields) : std::nullopt; }
};

/// What is kept of a form that is being typed in.
struct PaperTyping {
    QString number;
    int pass = 1; ///< 1 or 2
    QString by;
    QString startedAt = {};
    bool isFinished = false; ///< else it can be gone on with later
    PaperValues values = {};
};

namespace paperEntry {
std::vector<PaperForm> forms(const Read& db, QuestionnaireId id); ///< by number, as people count
Result<PaperForm> byNumber(const Read& db, QuestionnaireId id, const QString& number);
PaperValues valuesOf(const Read& db, PaperFormId form, int pass);
/// Keeps what was typed, as one step. A finished first entry becomes a response unless the form is drawn for a second one; a finished second one
/// does where both say the same. Invalid where the number is empty, the pass is done or the second coder is the first.
Result<PaperFormId> save(Edit& db, QuestionnaireId id, const PaperTyping& typing);
/// Fields in which the two entries differ, in the order of the paper.
std::vector<PaperDifference> differences(const Read& db, const Questionnaire& questionnaire, PaperFormId form);
/// Settles all differences of a form; it becomes a response. Invalid while a field is not settled.
Result<> agree(Edit& db, QuestionnaireId id, PaperFormId form, const QString& by, const PaperValues& settled);
EntryErrors errorsOf(const Read& db, QuestionnaireId id);

/// Share of forms, in percent, that are typed in twice, and the seed that draws them; forms that are there keep what was drawn.
struct SecondEntries {
    int percent = 0;
    std::int64_t seed = 0;
};
SecondEntries secondEntries(const Read& db, QuestionnaireId id);
Result<> setSecondEntries(Edit& db, QuestionnaireId id, const SecondEntries& second);
/// Whether chance, by the seed, draws the form of this number: the same for everyone who asks.
bool isDrawn(const SecondEntries& second, const QString& number);
} // namespace paperEntry

} // namespace counterpoint
