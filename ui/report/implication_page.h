#pragma once
#include "core/integration/chain.h"
#include "ui/report/prose_page.h"

class QLabel;

namespace counterpoint::ui {

class ElementActs;
class PlaceLinks;
class Session;
class TickButton;

/// One implication to be written and read: what findings mean for practice, which ones, and what rests on it.
class ImplicationPage : public ProsePage {
    Q_OBJECT
public:
    ImplicationPage(Session& session, ElementActs& acts, QWidget* parent = nullptr);
    /// Shows an implication of the chain; what was typed for another one is kept first.
    void show(const Chain& chain, ImplicationId id);
    /// Empty fields: an implication of these findings is made once it has words.
    void beginNew(const Chain& chain, const std::vector<FindingId>& findings);
    bool isNew() const { return m_isNew; }
    ImplicationId shown() const { return m_implication.id; }
    void focusText();
    void commit(); ///< keeps all that was typed so far

Q_SIGNALS:
    void added(counterpoint::ImplicationId id);

private:
    void keepText(const QString& text);
    void keepFindings(const std::vector<FindingId>& findings);
    bool write(const Implication& changed);
    void showLinks(const Chain& chain);

    ElementActs& m_acts;
    ProseField* m_text;
    TickButton* m_findings;
    PlaceLinks* m_findingLinks;
    QLabel* m_elementsTitle;
    PlaceLinks* m_elementLinks;
    Implication m_implication;
    bool m_isNew = false;
};

} // namespace counterpoint::ui
