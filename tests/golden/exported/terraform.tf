provider "aws" {
  region = "us-east-1"
}

variable "role" {
  description = "ARN of the role that the functions run with"
  type        = string
}

variable "code_bucket" {
  description = "Bucket that holds NAME.zip for each function"
  type        = string
}

variable "runtime" {
  description = "Runtime of all functions"
  type        = string
  default     = "nodejs22.x"
}

variable "handler" {
  description = "Handler of all functions"
  type        = string
  default     = "index.handler"
}

resource "aws_lambda_function" "order_processor" {
  function_name                  = "order-processor"
  role                           = var.role
  runtime                        = var.runtime
  handler                        = var.handler
  s3_bucket                      = var.code_bucket
  s3_key                         = "order-processor.zip"
  timeout                        = 30
  reserved_concurrent_executions = 5

  dead_letter_config {
    target_arn = "arn:aws:sqs:us-east-1:123456789012:orders-dlq"
  }
}

resource "aws_lambda_function_recursion_config" "order_processor" {
  function_name  = aws_lambda_function.order_processor.function_name
  recursive_loop = "Allow"
}

resource "aws_lambda_function" "notify" {
  function_name = "notify"
  role          = var.role
  runtime       = var.runtime
  handler       = var.handler
  s3_bucket     = var.code_bucket
  s3_key        = "notify.zip"
}

resource "aws_lambda_function" "audit" {
  function_name = "audit"
  role          = var.role
  runtime       = var.runtime
  handler       = var.handler
  s3_bucket     = var.code_bucket
  s3_key        = "audit.zip"

  dead_letter_config {
    target_arn = "arn:aws:sns:us-east-1:123456789012:alarms"
  }
}

resource "aws_lambda_function" "archive" {
  function_name = "archive"
  role          = var.role
  runtime       = var.runtime
  handler       = var.handler
  s3_bucket     = var.code_bucket
  s3_key        = "archive.zip"
}

resource "aws_lambda_alias" "order_processor_live_alias" {
  function_name    = aws_lambda_function.order_processor.function_name
  name             = "live"
  function_version = "3"
}

resource "aws_lambda_function_event_invoke_config" "order_processor_latest_invoke" {
  function_name = aws_lambda_function.order_processor.function_name
  qualifier     = "$LATEST"

  destination_config {
    on_success {
      destination = aws_lambda_function.notify.arn
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "order_processor_live_invoke" {
  function_name                = aws_lambda_function.order_processor.function_name
  qualifier                    = aws_lambda_alias.order_processor_live_alias.name
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 3600

  destination_config {
    on_failure {
      destination = "arn:aws:sns:us-east-1:123456789012:orders-failed"
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "notify_latest_invoke" {
  function_name = aws_lambda_function.notify.function_name
  qualifier     = "$LATEST"

  destination_config {
    on_success {
      destination = aws_lambda_alias.order_processor_live_alias.arn
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "audit_latest_invoke" {
  function_name = aws_lambda_function.audit.function_name
  qualifier     = "$LATEST"

  destination_config {
    on_success {
      destination = aws_lambda_function.archive.arn
    }

    on_failure {
      destination = "arn:aws:s3:::failed-audits"
    }
  }
}
