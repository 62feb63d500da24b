#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 shows the system's ICU in a struct that nothing of ours looks into. Foundation has an ICU of its own,
// and a file that sees both does not compile.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
