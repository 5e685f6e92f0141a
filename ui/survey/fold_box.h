#pragma once
#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace counterpoint::ui {

/// A part of a form that can be folded away; folded, its heading says in few words what is in it.
class FoldBox : public QWidget {
    Q_OBJECT
public:
    FoldBox(const char* objectName, const QString& title, QWidget* parent = nullptr);
    void add(QWidget* widget);
    void setSummary(const QString& summary);
    void setOpen(bool open);
    bool isOpen() const;

private:
    QToolButton* m_head;
    QLabel* m_summary;
    QWidget* m_body;
    QVBoxLayout* m_column;
};

} // namespace counterpoint::ui
