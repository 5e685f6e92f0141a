#pragma once
#include <QObject>

class QSplitter;

namespace counterpoint::ui {

/// Keeps the panes left and right of the text as wide as the user wants them, and lets them give way to the text where the window is
/// narrow or the letters are large.
class SidePanes : public QObject {
    Q_OBJECT
public:
    /// `splitter` has three panes, the text in the middle.
    explicit SidePanes(QSplitter& splitter);
    /// Takes the widths that the panes have now for those that are wanted.
    void remember();

private:
    void fitToLetters();
    void share();
    bool eventFilter(QObject* watched, QEvent* event) override;

    QSplitter& m_splitter;
    int m_left = 0;
    int m_right = 0;
};

} // namespace counterpoint::ui
