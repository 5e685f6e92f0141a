#pragma once
#include "core/integration/findings.h"
#include "core/integration/live_text.h"
#include <QWidget>

class QComboBox;

namespace counterpoint::ui {

class FindingActs;
class LiveFigures;
class ProseField;
class Session;

/// Claim, status and argument of a finding, kept when a field is left or typing pauses. Nothing typed is lost.
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
    /// Compares the figures in the argument with the study: something changed.
    void checkFigures();
    /// Keeps what was typed so far.
    void commit();

Q_SIGNALS:
    /// A finding that was begun with beginNew() is in the study now.
    void added(counterpoint::FindingId id);
    /// The cursor moved to `where`, in this widget's coordinates.
    void cursorMoved(const QRect& where);

private:
    void keepClaim(const QString& claim);
    void keepArgument(const QString& body);
    void keepStatus();
    void acceptFigure(int place);
    void putFigure(const LiveField& field);
    bool write(const Finding& changed);
    void addNew(const QString& claim);

    FindingActs& m_acts;
    ProseField* m_claim;
    QComboBox* m_status;
    ProseField* m_argument;
    LiveFigures* m_figures;
    Finding m_finding;
    QString m_body; ///< as it is stored, with the figures that the field shows between brackets
    bool m_isNew = false;
};

} // namespace counterpoint::ui
