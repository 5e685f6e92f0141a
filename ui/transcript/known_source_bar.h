#pragma once
#include "core/transcript/import_batch.h"
#include <QFrame>

class QComboBox;
class QLabel;

namespace counterpoint::ui {

/// Says that a file's source is in the study already, what an update would change, and asks what to do.
class KnownSourceBar : public QFrame {
    Q_OBJECT
public:
    explicit KnownSourceBar(QWidget* parent = nullptr);
    /// Hides where the file is new.
    void show(const ImportItem& item);

Q_SIGNALS:
    void chosen(counterpoint::ImportChoice choice);

private:
    void changeEvent(QEvent* event) override;
    void setColours();

    QLabel* m_words;
    QComboBox* m_choice;
};

} // namespace counterpoint::ui
