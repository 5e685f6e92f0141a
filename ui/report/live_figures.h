#pragma once
#include "core/integration/live_text.h"
#include <QWidget>
#include <map>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace counterpoint::ui {

class Session;

/// The live figures of a text: which no longer hold, with a link that takes what holds now, and a box in which a new one is chosen.
class LiveFigures : public QWidget {
    Q_OBJECT
public:
    explicit LiveFigures(Session& session, QWidget* parent = nullptr);
    /// Compares the figures of a text, as it is stored, with the study; what is not known yet is computed aside.
    void check(const QString& text);
    /// Closes the box: another text is shown, for which nothing was chosen.
    void close();
    /// The study changed: what was computed may be otherwise now.
    void forget();
    /// The text with the figure at a place showing what the study says now.
    QString withAccepted(const QString& text, int place) const;

Q_SIGNALS:
    void accepted(int figure); ///< its place among the figures of the text
    void wanted(const counterpoint::LiveField& field); ///< to be put where the cursor is

private:
    QWidget* buildBox();
    void fillBox();
    void choose();
    void showStale();
    void compute(const std::vector<LiveField>& fields);
    const CheckedField* known(const LiveField& field) const;

    Session& m_session;
    QString m_text; ///< whose figures are shown
    std::map<QString, CheckedField> m_known; ///< by what the figure is of
    int m_choice = 0; ///< counts what was chosen, so that a late figure does not get into another text
    int m_age = 0; ///< counts forget(), so that what is computed meanwhile is passed over
    QLabel* m_stale;
    QToolButton* m_add;
    QComboBox* m_kind = nullptr;
    QComboBox* m_code = nullptr;
    QComboBox* m_whom = nullptr;
    QPushButton* m_put = nullptr;
    QWidget* m_box; ///< holds those above
};

} // namespace counterpoint::ui
