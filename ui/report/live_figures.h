#pragma once
#include "core/integration/live_text.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace counterpoint::ui {

class Session;

/// The live figures of a text: which no longer hold, with a link that takes what holds now, and a box in which a new one is chosen.
class LiveFigures : public QWidget {
    Q_OBJECT
public:
    explicit LiveFigures(Session& session, QWidget* parent = nullptr);
    /// Compares the figures of a text, as it is stored, with the study.
    void check(const QString& text);
    /// The text with the figure at a place showing what the study says now.
    QString withAccepted(const QString& text, int place) const;

Q_SIGNALS:
    void accepted(int figure); ///< its place among the figures of the text
    void wanted(const counterpoint::LiveField& field); ///< to be put where the cursor is

private:
    QWidget* buildBox();
    void fillBox();
    void choose();

    Session& m_session;
    QLabel* m_stale;
    QToolButton* m_add;
    QComboBox* m_kind = nullptr;
    QComboBox* m_code = nullptr;
    QComboBox* m_whom = nullptr;
    QWidget* m_box; ///< holds those above
};

} // namespace counterpoint::ui
