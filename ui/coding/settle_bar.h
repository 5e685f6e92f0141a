#pragma once
#include "core/coding/codebook.h"
#include "core/coding/consensus.h"
#include <QString>
#include <QWidget>
#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace counterpoint::ui {

/// How a disagreement is settled, and why: the outcome, the other code or whose borders, and the reason.
class SettleBar : public QWidget {
    Q_OBJECT
public:
    /// A coder who gave the code, whose borders can be taken.
    struct Giver {
        CoderId id;
        QString name;
    };
    explicit SettleBar(bool writable, QWidget* parent = nullptr);
    void setCodes(const std::vector<Code>& codes);
    /// What is chosen now: nobody gave it where nothing is.
    void setGivers(const std::vector<Giver>& givers);
    ConsensusOutcome outcome() const;
    CodeId otherCode() const;
    CoderId bordersOf() const;
    QString reason() const;
    void clear();

Q_SIGNALS:
    void settled();

private:
    void showParts();

    bool m_writable;
    bool m_hasPassage = false;
    QComboBox* m_outcome;
    QComboBox* m_code;
    QLineEdit* m_reason;
    QPushButton* m_settle;
};

} // namespace counterpoint::ui
