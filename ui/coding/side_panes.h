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
    struct Widths {
        int left = 0;
        int right = 0;
    };
    /// As wide as they are where there is room; what they have given way by does not count.
    Widths wanted() const { return m_wanted; }
    void setWanted(Widths widths);

private:
    void remember();
    void fitToLetters();
    void share();
    bool eventFilter(QObject* watched, QEvent* event) override;

    QSplitter& m_splitter;
    Widths m_wanted;
};

} // namespace counterpoint::ui
