#pragma once
#include "core/cases/cases.h"
#include <QDialog>

class QComboBox;
class QLineEdit;

namespace counterpoint::ui {

/// Asks for a new attribute's name and type.
class AttributeDialog : public QDialog {
    Q_OBJECT
public:
    explicit AttributeDialog(QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& name, counterpoint::Attribute::Type type);

private:
    QLineEdit* m_name;
    QComboBox* m_type;
};

} // namespace counterpoint::ui
