#include "ui/widgets/empty_place.h"
#include "ui/support/named.h"
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

EmptyPlace::EmptyPlace(const QString& sentence, const QString& button, const char* objectName, QWidget* parent)
    : QWidget(parent)
{
    auto* label = new QLabel(sentence);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(16);
    column->addStretch(2);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(label, 100);
    row->addStretch(1);
    column->addLayout(row);
    if (!button.isEmpty()) {
        auto* next = named(new QPushButton(button), objectName, button);
        connect(next, &QPushButton::clicked, this, &EmptyPlace::wanted);
        column->addWidget(next, 0, Qt::AlignHCenter);
    }
    column->addStretch(3);
}

} // namespace counterpoint::ui
