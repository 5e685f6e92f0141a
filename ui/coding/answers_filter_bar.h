#pragma once
#include "core/coding/answers.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace counterpoint::ui {

class QuickCode;

/// Which answers are shown: by words, by codes, by the answer to a closed question; and whose codings.
class AnswersFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit AnswersFilterBar(QuickCode& quick, QWidget* parent = nullptr);
    AnswerFilter filter() const;
    bool onlyMine() const;
    /// Instead of whose codings are shown it is said that only one's own are.
    void setBlind(bool blind);
    /// What the menus offer.
    void setOffer(const std::vector<Code>* codes, const std::vector<ClosedAnswers>* closed);
    void clear(); ///< says nothing
    void setOnlyWith(CodeId code);
    void toggleUncoded();
    /// How many of how many are shown, and how many no longer fit the filter.
    void showCounts(int shown, int all, int selected, int misfits);
    void focusWords(const QString& seed);

Q_SIGNALS:
    void changed();
    void typed(); ///< words, more of which may follow at once
    void coderChanged();
    void againWanted(); ///< the filter is to be applied again
    void downWanted(); ///< from the field into the grid

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void fillCodes();
    void fillVariables();
    void askForCode(bool with);
    void showChoice();

    QuickCode& m_quick;
    const std::vector<Code>* m_codes = nullptr;
    const std::vector<ClosedAnswers>* m_closed = nullptr;
    AnswerFilter m_filter;
    QLineEdit* m_words;
    QToolButton* m_codeButton;
    QMenu* m_codeMenu;
    QToolButton* m_variableButton;
    QMenu* m_variableMenu;
    QComboBox* m_coder;
    QLabel* m_blind;
    QToolButton* m_again;
    QLabel* m_counts;
};

} // namespace counterpoint::ui
