#pragma once
#include "core/integration/findings.h"
#include "ui/report/evidence_choice.h"
#include <QScrollArea>

namespace counterpoint::ui {

class EvidenceCards;
class FindingActs;
class FindingEditor;
class MemoButton;
class Session;

/// One finding to be written and read: claim, status, argument, and below it its evidence, in one column that scrolls.
class FindingPage : public QScrollArea {
    Q_OBJECT
public:
    FindingPage(Session& session, FindingActs& acts, QWidget* parent = nullptr);
    FindingEditor& editor() { return *m_editor; }
    EvidenceCards& cards() { return *m_cards; }
    void show(const Finding& finding, const std::vector<Evidence>& evidence);
    void beginNew();
    /// Keeps all that was typed so far.
    void commit();

private:
    FindingEditor* m_editor;
    EvidenceCards* m_cards;
    MemoButton* m_memos;
    QWidget* m_column;
    FindingId m_shown;
};

} // namespace counterpoint::ui
