#pragma once
#include "core/integration/findings.h"
#include "core/report/study_report.h"
#include "ui/support/workspace.h"
#include <optional>

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class EvidenceChooser;
class FindingActs;
class FindingList;
class FindingPage;
class FrameworkDesk;
class Glances;
class OutlineDesk;
class ReadChain;
class ReportPanel;
class ReportPreview;
class ReportWriting;
class StaleEvidence;

/// The study's claims, each argued beside its evidence, the framework that follows from them, and the report that is written of both.
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
    enum class Tab { Findings, Framework, Outline };
    QWidget* buildLeft();
    QWidget* buildMiddle();
    void buildCommands();
    void connectParts();
    void reactTo(const Changes& changes);
    void showRead();
    void showCurrent();
    void showMiddle();
    Tab tab() const;
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
    ReadChain* m_chain;
    Glances* m_glances;
    FrameworkDesk* m_framework;
    ReportWriting* m_writing;
    QSplitter* m_splitter;
    QSplitter* m_left;
    QTabWidget* m_lists; ///< in the order of Tab
    FindingList* m_list;
    ReportPanel* m_report;
    StaleEvidence* m_stale;
    QStackedWidget* m_middle;
    QWidget* m_empty;
    FindingPage* m_page;
    ReportPreview* m_preview;
    OutlineDesk* m_outline;
    ReportPreview* m_beside; ///< the report beside the section that is written
    QStackedWidget* m_side;
    EvidenceChooser* m_chooser;
    QAction* m_new;
    QAction* m_write;
    QAction* m_showPreview;
    bool m_isDirty = false; ///< the study changed while this was out of sight
};

} // namespace counterpoint::ui
