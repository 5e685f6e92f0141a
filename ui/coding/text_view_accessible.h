#pragma once
#include <QAccessibleWidget>

namespace counterpoint::ui {

class TextView;

/// The text as screen readers and magnifiers know it. Qt's own gives no right places on the screen for a QPlainTextEdit.
/// It lets nothing be written: what changes a source is typed, by whatever keyboard.
class TextViewAccessible : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit TextViewAccessible(TextView& view);
    /// Makes Qt use it for every TextView.
    static void install();

    void* interface_cast(QAccessible::InterfaceType type) override;
    QAccessible::State state() const override;
    QString text(QAccessible::Text part) const override;

    void selection(int index, int* start, int* end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint& point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int* start, int* end) const override;

private:
    TextView& view() const;
};

} // namespace counterpoint::ui
