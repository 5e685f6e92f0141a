#pragma once
#include "core/report/document.h"
#include "core/report/markup.h"

/// The parts of an .odt beside its text.
namespace counterpoint::report::odt {

/// Namespaces and version of an office:document-… element.
Markup::Attributes namespaces();
QByteArray manifest(int pictures);
QByteArray meta(const Document& document);
QByteArray styles(const Document& document);

} // namespace counterpoint::report::odt
