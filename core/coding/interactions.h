#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/text/text_span.h"
#include "core/transcript/turns.h"
#include <QString>
#include <array>
#include <optional>
#include <vector>

namespace counterpoint {
class Read;
class Edit;

using InteractionId = Id<struct InteractionTag>;

/// How a turn takes up another one.
enum class InteractionKind { Agrees, BuildsOn, Challenges, Disagrees, Silence };
inline constexpr std::array interactionKinds{InteractionKind::Agrees, InteractionKind::BuildsOn, InteractionKind::Challenges,
                                             InteractionKind::Disagrees, InteractionKind::Silence};
QString toText(InteractionKind kind); ///< as stored, in queries and in JSON: 'agrees', 'builds on' …
QString nameOf(InteractionKind kind); ///< for the user
Result<InteractionKind> interactionKindFrom(const QString& text);
/// Consent or dissent; neither for silence.
constexpr bool isDissent(InteractionKind kind) { return kind == InteractionKind::Challenges || kind == InteractionKind::Disagrees; }

/// A turn that answers another one, or is met with silence, as one coder sees it.
struct Interaction {
    InteractionId id;
    SourceId source;
    CoderId coder;
    InteractionKind kind = InteractionKind::Agrees;
    TextSpan span; ///< the words of the turn that answers, or that nobody takes up
    std::optional<TextSpan> answered; ///< the words of the other turn; none for silence, and where they are gone
    bool operator==(const Interaction&) const = default;
};

/// Consensus and dissent in a group, marked on its turns.
namespace interactions {
/// In order of the text; only those of `coder`, where one is given.
std::vector<Interaction> of(const Read& db, SourceId source, CoderId coder = {});
/// Of the whole study, source by source.
std::vector<Interaction> all(const Read& db, CoderId coder = {});
/// Marks a turn; `id` is not used. Where the coder marked the same turn towards the same one already, that becomes of this kind. Invalid
/// where a passage is empty, beyond the text, or answers itself.
Result<InteractionId> mark(Edit& db, const Interaction& interaction);
void remove(Edit& db, InteractionId id);

/// The turn that `turn` most likely answers: the last one before it of somebody else who does not ask; else of somebody else at all; none
/// where nobody spoke before. `asking`: who asks, by speaker. Turns as turns::of() gives them.
const Turn* answeredBy(const std::vector<Turn>& turns, const Turn& turn, const std::vector<SpeakerId>& asking);
/// The words of a turn, without its label.
inline TextSpan wordsOf(const Turn& turn) { return {turn.contentStart, turn.span.end}; }
} // namespace interactions

} // namespace counterpoint
