#pragma once
#include "core/integration/case_profile.h"
#include "ui/widgets/linked_places.h"
#include "ui/support/place.h"
#include <QWidget>

class QLabel;
class QTextBrowser;
class QToolButton;
class QUrl;

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class Session;
class WhenShown;

/// All that the study holds of one Case on one page, strand by strand, each thing one click from where it stands.
class CaseProfilePage : public QWidget {
    Q_OBJECT
public:
    explicit CaseProfilePage(Session& session, QWidget* parent = nullptr);
    void show(CaseId id);
    static Place placeOf(CaseId id) { return {Place::Workspace::Study, Entity::Case, id.value(), {}, QStringLiteral("profile")}; }

Q_SIGNALS:
    void left(); ///< back to the table of Cases
    void stepWanted(int direction); ///< to the next Case, or the one before

private:
    QLayout* buildBar();
    void reactTo(const Changes& changes);
    void reread();
    void take(const CaseProfile& profile);
    void follow(const QUrl& link);
    void askForDay(SourceId source);
    void save(const QString& suffix);
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

    Session& m_session;
    CaseId m_id;
    CaseProfile m_profile;
    QLabel* m_name;
    QTextBrowser* m_text;
    LinkedPlaces m_places;
    WhenShown* m_shown;
    int m_asked = 0; ///< counts the readings, so that a late one is passed over
};

} // namespace counterpoint::ui
