#pragma once
#include "core/analysis/codebook_advice.h"
#include "core/analysis/coder_agreement.h"
#include "core/coding/codebook.h"
#include "core/coding/consensus.h"
#include "core/project/changes.h"
#include <QJsonArray>
#include <QWidget>
#include <set>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;
class QTreeWidget;

namespace counterpoint::ui {

class Session;
class SettleBar;
class TickButton;
struct PlaceRow;

/// Whether coders agree, code by code; where they do not on the chosen code, each passage one click away; and settling it with a reason.
class AgreementPage : public QWidget {
    Q_OBJECT
public:
    explicit AgreementPage(Session& session, QWidget* parent = nullptr);
    void show();
    void setCodes(const std::vector<Code>& codes);
    void refresh(const Changes& changes);

Q_SIGNALS:
    void chosen(const counterpoint::ui::PlaceRow& row);
    void definitionWanted(counterpoint::CodeId code);
    void left();

private:
    /// All that the page shows, as it was computed aside.
    struct Found {
        CodedUnits units;
        CoderAgreement agreement;
        std::vector<Disagreement> disagreements;
        std::vector<CodebookAdvice> advice;
        std::vector<ConsensusDecision> decisions;
    };
    QLayout* bar();
    void fillCoders();
    void offerSources();
    bool isUnitizing() const; ///< agreement on where passages begin and end
    AgreementScope scope() const;
    void ask();
    void take(Found found);
    void fillCodes();
    void sayHow();
    void fillDisagreements();
    void goTo();
    void showAdvice();
    const Disagreement* current() const;
    int shownCode() const; ///< place among the codes; -1: all
    void settle();
    void keyPressEvent(QKeyEvent* event) override;

    Session& m_session;
    Found m_found;
    std::set<CoderId> m_leftOut;
    QJsonArray m_sources; ///< uuids; empty: all
    QToolButton* m_coders;
    TickButton* m_material;
    QCheckBox* m_codedAlone;
    QComboBox* m_unit;
    QComboBox* m_measure;
    QLabel* m_said;
    QTreeWidget* m_codes;
    QLabel* m_advice;
    QPushButton* m_define;
    QTreeWidget* m_list;
    SettleBar* m_settle;
    int m_asked = 0; ///< counts the questions, so that a late answer is passed over
};

} // namespace counterpoint::ui
