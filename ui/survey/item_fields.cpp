#include "ui/survey/item_fields.h"
#include "ui/survey/logic_field.h"
#include "ui/widgets/note_field.h"
#include <QLineEdit>

namespace counterpoint::ui {

void ItemFields::add(QLineEdit* field, const QString& label, Get get, Put put)
{
    m_fields.push_back({label, std::move(get), std::move(put), [field] { return field->text().trimmed(); },
                        [field](const QString& text, bool) {
                            if (field->text() != text)
                                field->setText(text);
                        },
                        [field](bool readOnly) { field->setReadOnly(readOnly); }});
    connect(field, &QLineEdit::textEdited, this, &ItemFields::typed);
    connect(field, &QLineEdit::editingFinished, this, &ItemFields::left);
}

void ItemFields::add(NoteField* field, const QString& label, Get get, Put put)
{
    m_fields.push_back({label, std::move(get), std::move(put), [field] { return field->toPlainText(); },
                        [field](const QString& text, bool isOther) {
                            if (isOther && field->toPlainText() != text)
                                field->setPlainText(text);
                            field->setKept(text);
                        },
                        [field](bool readOnly) { field->setReadOnly(readOnly); }});
    connect(field, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing)
            Q_EMIT typed();
    });
    connect(field, &NoteField::committed, this, &ItemFields::left);
}

void ItemFields::add(LogicField* field, const QString& label, Get get, Put put)
{
    m_fields.push_back({label, std::move(get), std::move(put), [field] { return field->text().trimmed(); },
                        [field](const QString& text, bool) { field->setText(text); },
                        [field](bool readOnly) { field->setReadOnly(readOnly); }});
    connect(field, &LogicField::typed, this, [this] {
        if (!m_showing)
            Q_EMIT typed();
    });
    connect(field, &LogicField::left, this, &ItemFields::left);
}

void ItemFields::show(const SurveyItem& item, bool isOther)
{
    m_showing = true;
    for (auto& field : m_fields) {
        const auto stored = field.get(item);
        const bool isBeingTyped = field.text() != field.kept;
        field.kept = stored;
        if (isOther || !isBeingTyped)
            field.setText(stored, isOther);
    }
    m_showing = false;
}

bool ItemFields::isTyped() const
{
    for (const auto& field : m_fields)
        if (field.text() != field.kept)
            return true;
    return false;
}

QString ItemFields::label() const
{
    for (const auto& field : m_fields)
        if (field.text() != field.kept)
            return field.label;
    return {};
}

void ItemFields::putInto(SurveyItem& item) const
{
    for (const auto& field : m_fields)
        if (const auto text = field.text(); text != field.kept)
            field.put(item, text);
}

void ItemFields::settle()
{
    for (auto& field : m_fields)
        field.kept = field.text();
}

void ItemFields::setReadOnly(bool readOnly)
{
    for (auto& field : m_fields)
        field.setReadOnly(readOnly);
}

} // namespace counterpoint::ui
