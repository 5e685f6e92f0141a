#pragma once
#include "core/integration/report_sections.h"
#include <QObject>

class QAction;

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class OutlineActs;
class OutlinePanel;
class SectionPage;
class Session;

/// The outline of the report, the page on which a section is written, and what leads from one to the other.
class OutlineDesk : public QObject {
    Q_OBJECT
public:
    explicit OutlineDesk(Session& session, QObject* parent = nullptr);
    ~OutlineDesk() override;
    OutlinePanel& panel() { return *m_panel; }
    SectionPage& page() { return *m_page; }
    QAction* newSection() const { return m_new; } ///< for the search box
    bool hasOutline() const;
    bool isSectionChosen() const { return chosenId().isValid(); }
    QString chosenHeading() const;
    ReportSectionId chosenId() const; ///< not valid where none is
    void reread();
    void reactTo(const Changes& changes);
    void choose(ReportSectionId id); ///< an invalid one: none
    /// A new section of a kind behind the chosen one, to be written.
    void add(const QString& kind);
    /// Keeps what was typed so far.
    void commit();

Q_SIGNALS:
    /// Another section is chosen, or none.
    void chosen();
    /// The outline came or went.
    void changed();

private:
    void showChosen();

    Session& m_session;
    OutlineActs* m_acts;
    OutlinePanel* m_panel; ///< theirs who show it
    SectionPage* m_page;
    QAction* m_new;
};

} // namespace counterpoint::ui
