#pragma once
#include "core/transcript/speakers.h"
#include "ui/coding/name_picker.h"
#include <QObject>

namespace counterpoint {
class Edit;
}

namespace counterpoint::ui {

class Session;

/// The steps that correct who speaks where: each one undoable step with a name the user understands, said in the notice bar.
class TurnActs : public QObject {
    Q_OBJECT
public:
    explicit TurnActs(Session& session, QObject* parent = nullptr);

    bool split(SourceId source, qsizetype position, const NamePicker::Choice& speaker);
    void join(SourceId source, std::int64_t turn);
    void unmake(SourceId source, std::int64_t turn);
    void assign(SourceId source, std::int64_t turn, const NamePicker::Choice& speaker);
    /// `others` has the speakers of the source: a name of theirs makes the two one.
    void rename(const Speaker& speaker, const QString& name, const std::vector<Speaker>& others);
    void setRole(const Speaker& speaker, SpeakerRole role);
    void link(const Speaker& speaker, const NamePicker::Choice& person); ///< an empty choice unlinks

private:
    Session& m_session;
};

/// The speaker that was chosen, made where it is a new name.
Result<SpeakerId> resolve(Edit& db, SourceId source, const NamePicker::Choice& choice);

} // namespace counterpoint::ui
