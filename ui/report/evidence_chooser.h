#pragma once
#include "core/integration/findings.h"
#include "ui/report/evidence_choice.h"
#include <QWidget>

class QPushButton;
class QTabWidget;

namespace counterpoint {
class Changes;
}

namespace counterpoint::ui {

class ChooserPage;
class CodedPassages;
class Glances;
class SavedResults;
class Session;

/// Where evidence is chosen: by code, by words, among the results, or in displays that bring strands together; and added for or against the finding.
class EvidenceChooser : public QWidget {
    Q_OBJECT
public:
    EvidenceChooser(Session& session, Glances& glances, QWidget* parent = nullptr);

    void reread(const Changes& changes);
    /// The evidence of the finding that is shown; without a finding nothing can be added.
    void setEvidence(const std::vector<Evidence>& pieces, bool hasFinding);
    /// Brings the cursor to where passages are chosen.
    void focusPassages();
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

Q_SIGNALS:
    void wanted(const std::vector<counterpoint::ui::EvidenceChoice>& choices, counterpoint::Evidence::Stance stance);

private:
    ChooserPage* page() const;
    void addPage(ChooserPage* page, const QString& title);
    void add(Evidence::Stance stance);
    void refreshButtons();

    QTabWidget* m_tabs;
    CodedPassages* m_coded;
    SavedResults* m_results;
    QPushButton* m_for;
    QPushButton* m_against;
    std::vector<ChooserPage*> m_pages;
    bool m_hasFinding = false;
};

} // namespace counterpoint::ui
