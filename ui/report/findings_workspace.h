#pragma once
#include "core/integration/findings.h"
#include "core/report/study_report.h"
#include "ui/support/workspace.h"
#include <optional>

class QSplitter;
class QStackedWidget;

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class EvidenceChooser;
class FindingActs;
class FindingList;
class FindingPage;
class OutlineDesk;
class ReportPanel;
class ReportPreview;
class ReportWriting;
class StaleEvidence;

/// The study's claims, each argued beside its evidence, and the report that is written from them.
class FindingsWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit FindingsWorkspace(Session& session, QWidget* parent = nullptr);
    ~FindingsWorkspace() override;

    void reveal(const Place& place) override;
    QList<QAction*> commands() const override;
    QByteArray saveLayout() const override;
    void restoreLayout(const QByteArray& layout) override;

    /// Writes the report to `path`; its suffix says the format.
    void writeTo(const QString& path);

private:
    QWidget* buildLeft();
    QWidget* buildMiddle();
    void buildCommands();
    void connectParts();
    void reactTo(const Changes& changes);
    void reread();
    void showCurrent();
    const Finding* current() const;
    void beginNew();
    void remove(FindingId id);
    void move(FindingId id, int position);
    void togglePreview(bool wanted);
    void buildOutline();
    void showSection();
    std::optional<report::Sections> wantedSections() const;
    void askToWrite();
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

    FindingActs* m_acts;
    ReportWriting* m_writing;
    QSplitter* m_splitter;
    QSplitter* m_left;
    FindingList* m_list;
    ReportPanel* m_report;
    StaleEvidence* m_stale;
    QStackedWidget* m_middle;
    QWidget* m_empty;
    FindingPage* m_page;
    ReportPreview* m_preview;
    OutlineDesk* m_outline;
    ReportPreview* m_beside; ///< the report beside the section that is written
    EvidenceChooser* m_chooser;
    QAction* m_new;
    QAction* m_write;
    QAction* m_showPreview;
    std::vector<Finding> m_findings;
    std::vector<Evidence> m_evidence;
    bool m_isDirty = false; ///< the study changed while this was out of sight
};

} // namespace counterpoint::ui
