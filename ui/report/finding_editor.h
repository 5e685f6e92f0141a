#pragma once
#include "core/integration/findings.h"
#include "core/integration/live_text.h"
#include <QWidget>
#include <functional>

class QComboBox;

namespace counterpoint::ui {

class FindingActs;
class FindingDoubts;
class LiveFigures;
class ProseField;
class Session;
class SuggestedField;

/// What is written of a finding: claim, question, status, strength, confidence, argument and doubts. Kept when a field is left or typing pauses,
/// so that nothing typed is lost.
class FindingEditor : public QWidget {
    Q_OBJECT
public:
    FindingEditor(Session& session, FindingActs& acts, QWidget* parent = nullptr);

    /// Shows a finding; what was typed for another one is kept first.
    void setFinding(const Finding& finding);
    /// Empty fields: a finding is made once it has a claim.
    void beginNew();
    bool isNew() const { return m_isNew; }
    void focusClaim();
    void focusArgument();
    /// The study changed: the figures in the argument are computed anew when they are checked.
    void forgetFigures();
    /// Keeps what was typed so far.
    void commit();

Q_SIGNALS:
    /// A finding that was begun with beginNew() is in the study now.
    void added(counterpoint::FindingId id);
    /// The cursor moved to `where`, in this widget's coordinates.
    void cursorMoved(const QRect& where);

private:
    void checkFigures();
    void keepClaim(const QString& claim);
    void keepArgument(const QString& body);
    void change(const std::function<void(Finding&)>& change);
    void acceptFigure(int place);
    void putFigure(const LiveField& field);
    bool write(const Finding& changed);
    void addNew(const QString& claim);

    QLayout* buildJudgements();
    QStringList researchQuestions() const;
    void setJudgements(const Finding& finding, bool isOther);

    Session& m_session;
    FindingActs& m_acts;
    ProseField* m_claim;
    SuggestedField* m_question;
    QComboBox* m_status;
    QComboBox* m_strength;
    QComboBox* m_confidence;
    ProseField* m_argument;
    LiveFigures* m_figures;
    FindingDoubts* m_doubts;
    Finding m_finding;
    QString m_body; ///< as it is stored, with the figures that the field shows between brackets
    bool m_isNew = false;
};

} // namespace counterpoint::ui
