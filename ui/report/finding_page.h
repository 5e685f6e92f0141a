#pragma once
#include "core/integration/chain.h"
#include "ui/report/evidence_choice.h"
#include "ui/report/prose_page.h"

namespace counterpoint::ui {

class EvidenceCards;
class FindingActs;
class FindingEditor;
class Glances;
class MemoButton;
class PlaceLinks;
class Session;

/// One finding to be written and read: claim, status, argument, and below it its evidence, in one column that scrolls.
class FindingPage : public ProsePage {
    Q_OBJECT
public:
    FindingPage(Session& session, FindingActs& acts, Glances& glances, QWidget* parent = nullptr);
    FindingEditor& editor() { return *m_editor; }
    EvidenceCards& cards() { return *m_cards; }
    /// A finding of the chain, with its evidence. The chain may become another one meanwhile, when what was typed is kept.
    void show(const Chain& chain, FindingId id, const std::vector<Evidence>& evidence);
    void beginNew();
    /// Keeps all that was typed so far.
    void commit();

Q_SIGNALS:
    /// An implication of this finding shall be written.
    void implicationWanted(counterpoint::FindingId id);

private:
    QWidget* buildFollows(Session& session);
    void showFollows(const Chain& chain);

    FindingEditor* m_editor;
    EvidenceCards* m_cards;
    MemoButton* m_memos;
    PlaceLinks* m_implications = nullptr; ///< that follow from it
    PlaceLinks* m_elements = nullptr; ///< that rest on those
    QWidget* m_follows; ///< holds those above
    FindingId m_shown;
};

} // namespace counterpoint::ui
