#pragma once
#include "core/report/names_left.h"
#include <QDialog>

namespace counterpoint::ui {

/// Lists the names that stand in a report though they have pseudonyms, before it is written; accepted: write it all the same.
class NamesLeftDialog : public QDialog {
    Q_OBJECT
public:
    NamesLeftDialog(const std::vector<report::NameLeft>& names, QWidget* parent);
};

} // namespace counterpoint::ui
