#pragma once
#include "ui/report/finding_names.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <initializer_list>

/// Boxes in which one of a few named values is chosen.
namespace counterpoint::ui::choice_box {

template <class Value>
QComboBox* of(std::initializer_list<Value> values, const char* objectName, const QString& title)
{
    auto* box = named(new QComboBox, objectName, title);
    for (const auto value : values)
        box->addItem(nameOf(value), int(value));
    return box;
}

template <class Value>
void show(QComboBox& box, Value value)
{
    box.setCurrentIndex(box.findData(int(value)));
}

template <class Value>
Value chosen(const QComboBox& box)
{
    return Value(box.currentData().toInt());
}

} // namespace counterpoint::ui::choice_box
