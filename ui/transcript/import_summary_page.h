#pragma once
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace counterpoint::ui {

/// What an import brought in, changed and left out, to be read and copied.
class ImportSummaryPage : public QWidget {
    Q_OBJECT
public:
    explicit ImportSummaryPage(QWidget* parent = nullptr);
    /// The first line is shown as a title.
    void show(const QString& text);

private:
    QLabel* m_title;
    QPlainTextEdit* m_text;
};

} // namespace counterpoint::ui
