#pragma once
#include "core/responses/guess.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace counterpoint::ui {

/// Below the columns of a file: whether the cells of one hold several answers, how they are parted, and which answers there are.
class SeveralAnswersBar : public QWidget {
    Q_OBJECT
public:
    explicit SeveralAnswersBar(QWidget* parent = nullptr);
    /// Opens it for the column with this heading; `options` are the answers that it was taken apart into, none where it was not.
    void begin(const QString& heading, const QStringList& options);

Q_SIGNALS:
    void wanted(const counterpoint::SplitWish& wish);

private:
    void keyPressEvent(QKeyEvent* event) override;
    void send(bool isSplit);

    QString m_heading;
    QLabel* m_title;
    QComboBox* m_separator;
    QPlainTextEdit* m_options;
    QPushButton* m_together;
};

} // namespace counterpoint::ui
