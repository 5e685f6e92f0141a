#pragma once
#include "core/coding/source_search.h"
#include "ui/report/chooser_page.h"

class QLabel;
class QLineEdit;
class QTimer;

namespace counterpoint::ui {

class PassageList;
class Session;

/// Evidence by words: a search in all texts; the sentence around each hit can be chosen.
class FoundPassages : public ChooserPage {
    Q_OBJECT
public:
    explicit FoundPassages(Session& session, QWidget* parent = nullptr);

    std::vector<EvidenceChoice> chosen() const override;
    void reread(const Changes& changes) override;
    void setEvidence(const std::vector<Evidence>& pieces) override;

private:
    void search();
    void fill();

    Session& m_session;
    QLineEdit* m_pattern;
    QLabel* m_found;
    PassageList* m_passages;
    QTimer* m_pause;
    std::vector<SearchHit> m_hits;
    std::vector<Evidence> m_evidence;
};

} // namespace counterpoint::ui
