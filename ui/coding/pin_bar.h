#pragma once
#include "core/coding/codebook.h"
#include <QList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace counterpoint::ui {

class CodingActs;

/// The pinned codes as buttons, with the number keys that they answer to. A code dropped here is pinned. The bar is there before any is, so
/// that the first one does not move the text.
class PinBar : public QWidget {
    Q_OBJECT
public:
    PinBar(CodingActs& acts, bool writable, QWidget* parent = nullptr);
    void setCodes(const std::vector<Code>& codes);

Q_SIGNALS:
    /// This code for what is selected.
    void chosen(counterpoint::CodeId code);

private:
    void rebuild();
    void fitNames();
    void showMenu(CodeId code, const QPoint& at);
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

    struct Pin {
        CodeId code;
        QString name;
        QToolButton* button;
    };
    CodingActs& m_acts;
    bool m_writable;
    QLabel* m_hint;
    std::vector<Code> m_codes;
    std::vector<Pin> m_pins;
};

} // namespace counterpoint::ui
