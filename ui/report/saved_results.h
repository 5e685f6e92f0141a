#pragma once
#include "core/analysis/analysis.h"
#include "ui/report/chooser_page.h"

class QLabel;
class QListWidget;
class QSplitter;

namespace counterpoint::ui {

class FigureView;
class Glances;
class Session;

/// Evidence from the survey: the saved analyses, and what the chosen one says.
class SavedResults : public ChooserPage {
    Q_OBJECT
public:
    SavedResults(Session& session, Glances& glances, QWidget* parent = nullptr);

    std::vector<EvidenceChoice> chosen() const override;
    void reread(const Changes& changes) override;
    void setEvidence(const std::vector<Evidence>& pieces) override;
    QSplitter& splitter() { return *m_splitter; }

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void readAnalyses();
    void fill();
    void showPreview();

    Session& m_session;
    Glances& m_glances;
    QSplitter* m_splitter;
    QLabel* m_hint;
    QListWidget* m_list;
    QLabel* m_title;
    FigureView* m_figure;
    QLabel* m_words;
    std::vector<Analysis> m_analyses;
    std::vector<Evidence> m_evidence;
};

} // namespace counterpoint::ui
