#include "ui/report/finding_names.h"
#include "core/base/translate.h"

namespace counterpoint::ui {

namespace {

QString tr(const char* text) { return translate("FindingNames", text); }

} // namespace

QString nameOf(Finding::Status status)
{
    return status == Finding::Status::Supported ? tr("Supported") : status == Finding::Status::Tentative ? tr("Tentative") : tr("Draft");
}

QString nameOf(Finding::Strength strength)
{
    switch (strength) {
    case Finding::Strength::Strong:
        return tr("Strong");
    case Finding::Strength::Moderate:
        return tr("Moderate");
    case Finding::Strength::Weak:
        return tr("Weak");
    default:
        return tr("Not said");
    }
}

QString nameOf(Finding::Confidence confidence)
{
    switch (confidence) {
    case Finding::Confidence::High:
        return tr("High");
    case Finding::Confidence::Moderate:
        return tr("Moderate");
    case Finding::Confidence::Low:
        return tr("Low");
    case Finding::Confidence::VeryLow:
        return tr("Very low");
    default:
        return tr("Not said");
    }
}

QString nameOf(Concern::Level level)
{
    switch (level) {
    case Concern::Level::None:
        return tr("None or very minor");
    case Concern::Level::Minor:
        return tr("Minor concerns");
    case Concern::Level::Moderate:
        return tr("Moderate concerns");
    case Concern::Level::Serious:
        return tr("Serious concerns");
    default:
        return tr("Not assessed");
    }
}

QString nameOf(FrameworkElement::Priority priority)
{
    switch (priority) {
    case FrameworkElement::Priority::High:
        return tr("High");
    case FrameworkElement::Priority::Medium:
        return tr("Medium");
    case FrameworkElement::Priority::Low:
        return tr("Low");
    default:
        return tr("Not said");
    }
}

} // namespace counterpoint::ui
